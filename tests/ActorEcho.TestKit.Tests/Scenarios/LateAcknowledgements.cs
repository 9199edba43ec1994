namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>The kernel may take its time before it takes what is written; nothing is closed before it has the last byte.</summary>
public sealed class LateAcknowledgements
{
    private static readonly NetworkOptions Sluggish = new() { LongestWrite = TimeSpan.FromSeconds(2) };

    [Fact]
    public void Nothing_is_lost_when_they_come_after_the_peers_end()
    {
        var data = new byte[300_000];
        new Random(1).NextBytes(data);
        using var scenario = Scenario.For(() => new EchoConnection(), new ScenarioOptions { Network = Sluggish, Patience = TimeSpan.FromMinutes(2) });
        var peer = scenario.Connect();
        peer.Send(data);
        peer.End();
        peer.Expect(data);
        peer.ExpectEnd();
    }
}
