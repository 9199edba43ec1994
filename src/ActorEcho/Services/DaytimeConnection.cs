using System.Globalization;
using Akka.IO;

namespace ActorEcho.Services;

/// <summary>The daytime of RFC 867 for people to read: a line in the form that the RFC suggests, in UTC, and the end.</summary>
internal sealed class DaytimeConnection(TimeProvider clock) : ConnectionActor
{
    public static readonly ServiceProbe Probe = new(ByteString.Empty, ByteString.Empty) { Judge = answer => answer.IsEmpty ? null : true };

    protected override void OnConnected()
    {
        Send(ByteString.FromString(clock.GetUtcNow().UtcDateTime.ToString("dddd, MMMM d, yyyy HH:mm:ss'-UTC\r\n'", CultureInfo.InvariantCulture)));
        Close();
    }

    protected override void OnReceived(ByteString data)
    {
    }
}
