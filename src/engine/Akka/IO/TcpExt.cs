using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;
using Akka.IO.Channels;
using Akka.IO.Connections;
using Akka.Native;

namespace Akka.IO;

/// <summary>TCP for one actor system: its settings, its driver and its manager.</summary>
public sealed class TcpExt : IOExtension
{
    private readonly ExtendedActorSystem _system;

    public TcpExt(ExtendedActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        _system = system;
        Settings = TcpSettings.Create(system);
        Log = Logging.GetLogger(system, this);
        Channels = new ChannelBudget(Settings.MaxChannels);
        var kernel = system.Settings.Setup.Get<KernelSetup>() is { HasValue: true, Value: var setup } ? setup.Kernel : Kernel.Linux;
        var driver = Drivers.Create(Settings, kernel, e => Log.Error(e, "The event loop met a fault of its own."));
        driver = system.Settings.Setup.Get<DriverSetup>() is { HasValue: true, Value: var wrapper } ? wrapper.Wrap(driver) : driver;
        LoopDispatcher? dispatcher = null;
        if (driver.Loop is { } loop)
        {
            RegisterEnd(system, driver); // First: a thread that nobody ends would outlive a system that is ending already.
            dispatcher = new LoopDispatcher(loop, "akka.io.tcp.event-loop", system.Dispatchers);
            loop.Start($"{system.Name}-io-1");
        }

        var props = Props.CreateBy(new TcpManager.Producer(this, driver, dispatcher)).WithDispatcher(Settings.ManagementDispatcher);
        Manager = system.SystemActorOf(props, "IO-TCP");
    }

    public override IActorRef Manager { get; }

    public TcpSettings Settings { get; }

    internal ILoggingAdapter Log { get; }

    internal ChannelBudget Channels { get; }

    internal MessageDispatcher FileDispatcher => _system.Dispatchers.Lookup(Settings.FileIODispatcher);

    /// <summary>Finds the addresses of a name, off the loop; tests put their own here.</summary>
    internal Func<string, AddressFamily, CancellationToken, Task<IPAddress[]>> Resolver { get; set; } = Dns.GetHostAddressesAsync;

    private static void RegisterEnd(ExtendedActorSystem system, TcpDriver driver)
    {
        try
        {
            system.RegisterOnTermination(driver.Dispose);
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }
}
