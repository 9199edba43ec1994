using System.Diagnostics.Metrics;
using System.Net.Sockets;

namespace Akka.IO.Connections;

/// <summary>What the server's meter cannot count itself: errors of accept(2), most of which never leave the engine.</summary>
internal static class AcceptMeter
{
    private static readonly Meter Meter = new("ActorEcho.Server");

    private static readonly Counter<long> Errors = Meter.CreateCounter<long>("actorecho.accept_errors", "{error}", "Errors of accept, by the name of the SocketError.");

    public static void Count(SocketError error)
    {
        if (Errors.Enabled)
        {
            Errors.Add(1, new KeyValuePair<string, object?>("error.type", error.ToString()));
        }
    }
}
