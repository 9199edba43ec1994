using Akka.Actor.Setup;
using Akka.IO.Channels;

namespace Akka.IO.Connections;

/// <summary>Starts a system with something between it and its driver: tests inject errors through it, whichever the driver is.</summary>
internal sealed class DriverSetup(Func<TcpDriver, TcpDriver> wrap) : Setup
{
    public Func<TcpDriver, TcpDriver> Wrap => wrap;
}
