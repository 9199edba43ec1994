using Akka.IO;

namespace ActorEcho.Services;

/// <summary>
/// The character generator of RFC 864: lines of 72 printing characters without end, each beginning one character further on than the one before. What
/// comes is thrown away, and the peer's end ends nothing, as it may well go on reading. It generates only what the peer takes.
/// </summary>
internal sealed class ChargenConnection : ConnectionActor
{
    private const int First = ' ';
    private const int Characters = '~' - ' ' + 1;
    private const int Width = 72;

    // After as many lines as there are characters it begins again.
    private static readonly ByteString Cycle = ByteString.FromString(string.Concat(Enumerable.Range(0, Characters).Select(Line)));

    public static readonly ServiceProbe Probe = new(ByteString.Empty, ByteString.FromString(Line(0)));

    protected override void OnConnected() => Generate();

    protected override void OnWritable() => Generate();

    protected override void OnReceived(ByteString data)
    {
    }

    protected override void OnPeerEnded()
    {
    }

    private void Generate()
    {
        while (IsWritable)
        {
            Send(Cycle);
        }
    }

    private static string Line(int start) => string.Concat(Enumerable.Range(start, Width).Select(i => (char)(First + (i % Characters)))) + "\r\n";
}
