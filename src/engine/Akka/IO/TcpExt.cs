using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;
using Akka.IO.Channels;
using Akka.IO.Connections;
using Akka.IO.Loops;
using Akka.Native;

namespace Akka.IO;

/// <summary>TCP for one actor system: its settings, its driver and its manager.</summary>
public sealed class TcpExt : IOExtension
{
    private readonly ExtendedActorSystem _system;
    private readonly Kernel _kernel;
    private readonly string _driver;

    public TcpExt(ExtendedActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        _system = system;
        Settings = TcpSettings.Create(system);
        Log = Logging.GetLogger(system, this);
        Channels = new ChannelBudget(Settings.MaxChannels);
        _kernel = system.Settings.Setup.Get<KernelSetup>() is { HasValue: true, Value: var setup } ? setup.Kernel : Kernel.Linux;
        Spare = new SpareDescriptors(Settings.SpareDescriptors, _kernel);
        _driver = Drivers.Choose(Settings, _kernel, Log);
        do
        {
            Homes.Add(OpenHome(1 + Homes.All.Count));
        }
        while (Homes.All[0].Loop is not null && Homes.All.Count < Settings.LeastEventLoops);

        Homes.Active = Homes.All.Count;
        Manager = system.SystemActorOf(Props.CreateBy(new TcpManager.Producer(this)).WithDispatcher(Settings.ManagementDispatcher), "IO-TCP");
    }

    public override IActorRef Manager { get; }

    public TcpSettings Settings { get; }

    internal ILoggingAdapter Log { get; }

    internal ChannelBudget Channels { get; }

    internal SpareDescriptors Spare { get; }

    internal Homes Homes { get; } = new();

    internal MessageDispatcher FileDispatcher => _system.Dispatchers.Lookup(Settings.FileIODispatcher);

    /// <summary>What a loop's thread has cost; tests put their own here.</summary>
    internal Func<EventLoop, LoopLoad?> LoadOf { get; set; } = loop => loop.ReadLoad();

    /// <summary>Finds the addresses of a name, off the loop; tests put their own here.</summary>
    internal Func<string, AddressFamily, CancellationToken, Task<IPAddress[]>> Resolver { get; set; } = Dns.GetHostAddressesAsync;

    /// <summary>Makes a driver and starts its loop, if it has one.</summary>
    /// <exception cref="SocketException">There are no descriptors left for it.</exception>
    internal Home OpenHome(int number)
    {
        var driver = Drivers.Create(_driver, Settings, _kernel, e => Log.Error(e, "The event loop met a fault of its own."));
        driver = _system.Settings.Setup.Get<DriverSetup>() is { HasValue: true, Value: var wrapper } ? wrapper.Wrap(driver) : driver;
        var name = $"{_system.Name}-io-{number}";
        if (driver.Loop is not { } loop)
        {
            return new Home(driver, null, name);
        }

        RegisterEnd(_system, driver); // First: a thread that nobody ends would outlive a system that is ending already.
        loop.Start(name);
        return new Home(driver, new LoopDispatcher(loop, $"akka.io.tcp.event-loop-{number}", _system.Dispatchers), name);
    }

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
