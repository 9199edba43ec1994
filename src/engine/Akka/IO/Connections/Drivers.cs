using Akka.Configuration;
using Akka.IO.Channels;
using Akka.IO.Epoll;
using Akka.IO.Sockets;
using Akka.Native;

namespace Akka.IO.Connections;

/// <summary>The drivers by their names in akka.io.tcp.driver.</summary>
internal static class Drivers
{
    public const string Auto = "auto";
    public const string Epoll = "epoll";
    public const string Sockets = "sockets";

    /// <param name="name">One of the names above.</param>
    /// <exception cref="ConfigurationException">The name is none, or this platform lacks the driver.</exception>
    public static string Resolve(string name) => name switch
    {
        Auto => EpollDriver.IsSupported ? Epoll : Sockets,
        Epoll when EpollDriver.IsSupported => Epoll,
        Epoll => throw new ConfigurationException("akka.io.tcp.driver is 'epoll', which only Linux has; expected 'auto' or 'sockets' here."),
        Sockets => Sockets,
        _ => throw new ConfigurationException($"akka.io.tcp.driver is '{name}'; expected 'auto', 'epoll' or 'sockets'."),
    };

    public static TcpDriver Create(TcpSettings settings, Kernel kernel, Action<Exception> report)
    {
        var forDriver = new DriverSettings(settings.ReceivedMessageSizeLimit, settings.BatchAcceptLimit);
        return Resolve(settings.Driver) == Epoll
            ? new EpollDriver(kernel, forDriver, report)
            : new SocketsDriver(forDriver);
    }
}
