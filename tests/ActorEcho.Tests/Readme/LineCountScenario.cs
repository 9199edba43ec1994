using ActorEcho.TestKit;

namespace ActorEcho.Tests.Readme;

/// <summary>The scenario that README.md shows.</summary>
public sealed class LineCountScenario
{
    [Fact]
    public void It_counts_lines_however_they_are_cut()
    {
        using var scenario = Scenario.For(() => new LineCountConnection());
        var (peer, other) = (scenario.Connect(), scenario.Connect());
        peer.Send("a\nb\nc\n");
        other.Reset();
        peer.End();
        peer.Expect("3 lines\n");
        peer.ExpectEnd();
        peer.ExpectCloseReason(CloseReason.PeerClosed);
    }
}
