using System.Net;
using ActorEcho.TestKit.Engine;
using ActorEcho.TestKit.Network;
using Akka.Actor;

namespace ActorEcho.TestKit;

/// <summary>
/// A server and its peers, without sockets and without waiting: the real supervisor, listeners and connection actors on a network that a seed
/// makes as awkward as a real one, in time that jumps from one event to the next. The same seed gives the same run, event by event.
/// </summary>
/// <remarks>
/// Everything happens on the thread that calls a method here or of a <see cref="Peer"/>, before the method returns. What runs elsewhere (tasks on
/// the thread pool, TLS) comes when it comes; wait for it with <see cref="Await"/>, and expect no replay. Not thread-safe.
/// </remarks>
public sealed partial class Scenario : IDisposable
{
    private const string Single = "scenario";

    private readonly VirtualTime _time;
    private readonly FakeNetwork _network;
    private readonly ScenarioOptions _options;
    private readonly Queue<object> _answers = new();
    private readonly IActorRef _asker;
    private IReadOnlyList<ListeningOn> _listeners = [];
    private int _peers;

    private Scenario(ServerOptions server, ServiceRegistry services, ScenarioOptions options)
    {
        _options = options;
        Seed = options.Seed ?? Seeds.Next();
        options.Output?.Invoke(Seeds.Replay(Seed));
        System = ScenarioSystem.Create(options.Settings);
        _time = (VirtualTime)System.Scheduler;
        _time.Shuffle(Seed);
        Record = new Trace(_time);
        _network = new FakeNetwork(_time, Seed, options.Network, Record);
        System.ActorOf(Props.CreateBy(new Producer<LogRecorder>(() => new LogRecorder(Record, Ends))), "log");
        _asker = System.ActorOf(Props.CreateBy(new Producer<Collector>(() => new Collector(_answers))), "asker");
        Tcp = System.ActorOf(FakeTcpManager.PropsFor(_network), "tcp");
        Server = System.ActorOf(ServerSupervisor.PropsFor(server, services, Tcp), "server");
    }

    /// <summary>Where the run comes from: <see cref="ScenarioOptions.Seed"/>.</summary>
    public int Seed { get; }

    /// <summary>The conversation so far, a line an event with its time, and the server's log among it.</summary>
    public string Trace => Record.Text();

    /// <summary>How much time has passed in the scenario.</summary>
    public TimeSpan Elapsed => _time.MonotonicClock;

    /// <summary>The actor system in which all of it runs, for actors of your own.</summary>
    public ActorSystem System { get; }

    /// <summary>The <see cref="ServerSupervisor"/>.</summary>
    public IActorRef Server { get; }

    /// <summary>What stands in for Akka.IO: takes <c>Tcp.Bind</c> and <c>Tcp.Connect</c>.</summary>
    public IActorRef Tcp { get; }

    internal Trace Record { get; }

    /// <summary>Why connections have ended, by the names of their actors.</summary>
    internal Dictionary<string, CloseReason> Ends { get; } = new(StringComparer.Ordinal);

    /// <summary>A scenario of one kind of connection, served by a listener called <c>scenario</c>.</summary>
    /// <typeparam name="TConnection">The connection actor.</typeparam>
    /// <param name="create">Makes one for each peer.</param>
    /// <param name="options">How the scenario runs.</param>
    /// <param name="listener">Settings of the listener that are to be other than the defaults.</param>
    /// <param name="server">Settings of the server that are to be other than the defaults.</param>
    public static Scenario For<TConnection>(
        Func<TConnection> create,
        ScenarioOptions? options = null,
        Func<ListenerOptions, ListenerOptions>? listener = null,
        Func<ServerOptions, ServerOptions>? server = null)
        where TConnection : ConnectionActor
    {
        var one = new ListenerOptions(Single, new ListenAddress("127.0.0.1", 7007)) { Service = Single };
        var all = new ServerOptions([listener?.Invoke(one) ?? one]);
        return For(server?.Invoke(all) ?? all, ServiceRegistry.BuiltIn.With(Single, create), options);
    }

    /// <summary>A scenario of a whole server.</summary>
    /// <param name="server">Its settings.</param>
    /// <param name="services">What its listeners may name; the built-in ones when left out.</param>
    /// <param name="options">How the scenario runs.</param>
    /// <exception cref="ScenarioException">The server does not start.</exception>
    public static Scenario For(ServerOptions server, ServiceRegistry? services = null, ScenarioOptions? options = null)
    {
        var scenario = new Scenario(server, services ?? ServiceRegistry.BuiltIn, options ?? new ScenarioOptions());
        try
        {
            scenario._listeners = scenario.Ask<ServerStarted>(new StartServer()).Listeners;
            return scenario;
        }
        catch
        {
            scenario.Dispose();
            throw;
        }
    }

    /// <summary>A client that connects to a listener.</summary>
    /// <param name="listener">Its name; the first listener when left out.</param>
    /// <param name="from">The client's IP address; 192.0.2.1 when left out. Each peer has a port of its own.</param>
    public Peer Connect(string? listener = null, string from = "192.0.2.1")
    {
        var to = listener is null ? _listeners[0]
            : _listeners.FirstOrDefault(l => l.Name == listener) ?? throw new ArgumentException($"there is no listener '{listener}'", nameof(listener));
        return Connect(to.Address, from);
    }

    /// <summary>A client that connects to an address, which need not be a listener's.</summary>
    /// <param name="address">The address.</param>
    /// <param name="from">The client's IP address; 192.0.2.1 when left out.</param>
    public Peer Connect(EndPoint address, string from = "192.0.2.1")
    {
        var peer = new Peer(this, $"peer{++_peers}", new IPEndPoint(IPAddress.Parse(from), 50_000 + _peers));
        Record.Add($"{peer.Name} connects to {address}");
        peer.Begin(_network.Connect(peer.Name, peer.Address, address));
        _time.Settle();
        return peer;
    }

    /// <summary>Lets time pass: all that falls due happens, in its order.</summary>
    /// <param name="time">How much, 0 or more.</param>
    public void Advance(TimeSpan time) => _time.Advance(time);

    /// <summary>Tells the server to stop: it drains its connections while the scenario goes on. See <see cref="ExpectStopped"/>.</summary>
    public void Stop() => Tell(new StopServer());

    /// <summary>Tells the server something.</summary>
    /// <param name="message">One of its public messages.</param>
    public void Tell(object message)
    {
        Record.Add($"server is told {message.GetType().Name}");
        Server.Tell(message, _asker);
        _time.Settle();
    }

    /// <summary>
    /// Runs the scenario until something has happened that depends on the world outside, such as a task that a connection has started on the thread
    /// pool. No time passes in the scenario meanwhile.
    /// </summary>
    /// <param name="happened">Whether it has.</param>
    /// <param name="limit">How long it may take, in your time; 15 s when left out.</param>
    /// <exception cref="ScenarioException">It did not happen in time.</exception>
    public void Await(Func<bool> happened, TimeSpan? limit = null)
    {
        if (!ScenarioSystem.Await(_time, happened, limit ?? TimeSpan.FromSeconds(15)))
        {
            throw Failure("waited for something outside the scenario, which did not happen");
        }
    }

    /// <summary>Ends the actor system, and with it whatever the server still has.</summary>
    public void Dispose()
    {
        var terminated = System.Terminate();
        Await(() => terminated.IsCompleted);
    }

    internal void Settle() => _time.Settle();

    internal void After(TimeSpan delay, Action action) => _time.After(delay, action);

    internal bool Wait(Func<bool> condition, TimeSpan? patience = null) => _time.AdvanceUntil(condition, patience ?? _options.Patience);
}
