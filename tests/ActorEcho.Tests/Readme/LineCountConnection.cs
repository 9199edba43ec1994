using Akka.IO;

namespace ActorEcho.Tests.Readme;

/// <summary>The connection actor that README.md shows.</summary>
public sealed class LineCountConnection : ConnectionActor
{
    private int _lines;

    protected override void OnReceived(ByteString data) => _lines += data.Count(b => b == '\n');

    protected override void OnPeerEnded()
    {
        Send(ByteString.FromString($"{_lines} lines\n"));
        Close();
    }
}
