using Akka.Configuration;
using Akka.Event;
using Akka.IO.Channels;
using Akka.IO.Epoll;
using Akka.IO.Sockets;
using Akka.IO.Uring;
using Akka.Native;

namespace Akka.IO.Connections;

/// <summary>The drivers by their names in akka.io.tcp.driver.</summary>
internal static class Drivers
{
    public const string Auto = "auto";
    public const string Epoll = "epoll";
    public const string IoUring = "io-uring";
    public const string Sockets = "sockets";

    /// <param name="name">One of the names above.</param>
    /// <exception cref="ConfigurationException">The name is none, or this platform lacks the driver.</exception>
    public static string Resolve(string name) => name switch
    {
        Auto => EpollDriver.IsSupported ? Epoll : Sockets,
        Epoll or IoUring when EpollDriver.IsSupported => name,
        Epoll or IoUring => throw new ConfigurationException($"akka.io.tcp.driver is '{name}', which only Linux has; expected 'auto' or 'sockets' here."),
        Sockets => Sockets,
        _ => throw new ConfigurationException($"akka.io.tcp.driver is '{name}'; expected 'auto', 'epoll', 'io-uring' or 'sockets'."),
    };

    /// <summary>The driver to be used: what is set, unless the kernel refuses it, which is logged.</summary>
    public static string Choose(TcpSettings settings, Kernel kernel, ILoggingAdapter log)
    {
        var name = Resolve(settings.Driver);
        if (name == IoUring && UringProbe.Refusal(kernel) is { } refusal)
        {
            log.Warning("akka.io.tcp.driver is '{0}', which cannot be used: {1}. Using '{2}' instead.", IoUring, refusal, Epoll);
            return Epoll;
        }

        return name;
    }

    /// <param name="name">What was chosen.</param>
    public static TcpDriver Create(string name, TcpSettings settings, Kernel kernel, Action<Exception> report)
    {
        var forDriver = new DriverSettings(settings.ReceivedMessageSizeLimit, settings.BatchAcceptLimit);
        return name switch
        {
            Epoll => new EpollDriver(kernel, forDriver, report),
            IoUring => new UringDriver(kernel, forDriver, report),
            _ => new SocketsDriver(forDriver),
        };
    }
}
