using Akka.IO;

namespace ActorEcho.Readiness;

/// <summary>That there is a connection is the answer. For those who ask in HTTP/1.1 (RFC 9112) there is a text, whatever they ask for.</summary>
internal sealed class HealthConnection : ConnectionActor
{
    private static readonly ByteString Answer = ByteString.FromString(
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\nConnection: close\r\n\r\nready\n");

    protected override void OnReceived(ByteString data)
    {
        Send(Answer);
        Close();
    }
}
