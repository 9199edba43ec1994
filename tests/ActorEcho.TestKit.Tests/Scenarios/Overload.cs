namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>Peers that together hold more than the server may: those that take nothing are reset, and who reads is served on.</summary>
public sealed class Overload
{
    [Fact]
    public void Stalled_peers_are_shed_and_no_others()
    {
        using var scenario = Scenario.For(() => new EchoConnection(), server: s => s with { Limits = new LimitOptions { MaxBufferedBytes = 1024 * 1024 } });
        var reader = scenario.Connect();
        var stalled = Enumerable.Range(0, 20).Select(_ => scenario.Connect()).ToList();
        foreach (var peer in stalled)
        {
            peer.Stall();
            peer.Send(new byte[500_000]);
        }

        for (var i = 0; i < 10; i++)
        {
            reader.Send("is anybody there?");
            reader.Expect("is anybody there?");
            scenario.Advance(TimeSpan.FromMilliseconds(100));
        }

        var shed = stalled.FindAll(p => p.WasReset);
        Assert.InRange(shed.Count, 15, 19); // Those that are left hold 200,000 bytes each.
        Assert.All(shed, p => p.ExpectCloseReason(CloseReason.OverloadShed));
    }
}
