using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Akka.Actor;
using Akka.Cells;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Boot;

/// <summary>A running actor system: the order in which its parts start and end.</summary>
internal sealed class ActorSystemImpl : ExtendedActorSystem
{
    private readonly ExtensionTable _extensions;
    private readonly TerminationCallbacks _callbacks;
    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private long _uid;
    private int _terminating;

    private ActorSystemImpl(string name, Config config, Actor.Setup.ActorSystemSetup setup)
    {
        Name = name;
        _callbacks = new TerminationCallbacks();
        _extensions = new ExtensionTable(this);
        Settings = new Settings(this, config, setup);
        EventStream = new EventStream(Settings.DebugEventStream);
        EventStream.StartStdoutLogger(Settings);
        Log = Logging.GetLogger(this, this);
        ActorPipelineResolver = new ActorProducerPipelineResolver(() => Log);
        Scheduler = Schedulers.Create(this);
        Mailboxes = new Mailboxes(this);
        Dispatchers = new Dispatchers(this, new DefaultDispatcherPrerequisites(EventStream, Scheduler, Settings, Mailboxes), Log);
        Provider = new ActorRefProvider(this);
    }

    public override string Name { get; }

    public override Settings Settings { get; }

    public override EventStream EventStream { get; }

    public override ILoggingAdapter Log { get; }

    public override IScheduler Scheduler { get; }

    public override Mailboxes Mailboxes { get; }

    public override Dispatchers Dispatchers { get; }

    public override IActorRef DeadLetters => Provider.DeadLetters;

    public override IActorRef IgnoreRef => Provider.Ignore;

    public override TimeSpan StartTime => Stopwatch.GetElapsedTime(0, _startedAt);

    public override TimeSpan Uptime => Stopwatch.GetElapsedTime(_startedAt);

    public override ActorProducerPipelineResolver ActorPipelineResolver { get; }

    public override Task WhenTerminated => _callbacks.Done;

    public override IInternalActorRef Guardian => Provider.User;

    public override IInternalActorRef SystemGuardian => Provider.System;

    public override IInternalActorRef LookupRoot => Provider.Root;

    internal ActorRefProvider Provider { get; }

    internal TerminatedProps TerminatedProps { get; } = new();

    internal bool IsTerminating => Volatile.Read(ref _terminating) != 0;

    /// <summary>The system that a reference or selection of ours belongs to, or null.</summary>
    internal static ActorSystemImpl? Of(ICanTell target) => target switch
    {
        LocalActorRef local => local.Cell.SystemImpl,
        ISystemMember member => member.System,
        ActorSelection selection => Of(selection.Anchor),
        _ => null,
    };

    internal static ActorSystem Start(string name, Actor.Setup.ActorSystemSetup setup)
    {
        if (!IsValidName(name))
        {
            throw new ArgumentException(
                $"'{name}' cannot be the name of an actor system; expected letters, digits, '-' and '_', with a letter or digit first.", nameof(name));
        }

        var bootstrap = setup.Get<BootstrapSetup>();
        var config = bootstrap.HasValue && bootstrap.Value.Config.HasValue ? bootstrap.Value.Config.Value : ConfigurationFactory.Load();
        var system = new ActorSystemImpl(name, config, setup);
        try
        {
            system.Start();
            return system;
        }
        catch
        {
            system.Abort();
            throw;
        }
    }

    public override IActorRef ActorOf(Props props, string? name = null) => Provider.User.Cell.MakeChild(props, name, isSystem: false);

    public override IActorRef SystemActorOf(Props props, string? name = null) => Provider.System.Cell.MakeChild(props, name, isSystem: true);

    public override IActorRef SystemActorOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TActor>(string? name = null) =>
        SystemActorOf(Props.Create<TActor>(), name);

    public override ActorSelection ActorSelection(ActorPath actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this);

    public override ActorSelection ActorSelection(string actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this, Provider.User);

    public override void Stop(IActorRef actor)
    {
        var parent = ((IInternalActorRef)actor).Parent;
        if (parent.Equals(Provider.User) || parent.Equals(Provider.System))
        {
            // Through the guardian, so that its name is free as soon as it has ended.
            parent.Tell(new Guardian.StopChild(actor), ActorRefs.NoSender);
            return;
        }

        ((IInternalActorRef)actor).Stop();
    }

    public override Task Terminate()
    {
        if (Settings.CoordinatedShutdownRunByActorSystemTerminate && !IsTerminating)
        {
            _ = CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
            return WhenTerminated;
        }

        return FinalTerminate();
    }

    public override void Abort() => _ = FinalTerminate();

    public override void RegisterOnTermination(Action code) => _callbacks.Add(code);

    public override object RegisterExtension(IExtensionId extension) => _extensions.Register(extension);

    public override object GetExtension(IExtensionId extensionId) => _extensions.Get(extensionId.ExtensionType)
        ?? throw new ArgumentException($"Extension {extensionId.ExtensionType} is not registered with {this}.", nameof(extensionId));

    public override T GetExtension<T>() => (T?)_extensions.Get(typeof(T))!;

    public override bool HasExtension(Type type) => _extensions.Get(type) is not null;

    public override bool HasExtension<T>() => HasExtension(typeof(T));

    public override bool TryGetExtension(Type extensionType, [NotNullWhen(true)] out object? extension) =>
        (extension = _extensions.Get(extensionType)) is not null;

    public override bool TryGetExtension<T>([NotNullWhen(true)] out T? extension)
        where T : class => (extension = _extensions.Get(typeof(T)) as T) is not null;

    public override string PrintTree()
    {
        var text = new StringBuilder();
        PrintTree(text, Provider.Root, 0);
        return text.ToString();
    }

    public override string ToString() => $"akka://{Name}";

    internal long NextUid() => Interlocked.Increment(ref _uid);

    /// <summary>Ends the actors without asking the coordinated shutdown, which is what calls this at its end.</summary>
    internal Task FinalTerminate()
    {
        if (Interlocked.Exchange(ref _terminating, 1) == 0)
        {
            if (Provider.User is { } user)
            {
                LoggingBoot.OnTerminating(this);
                user.Stop();
            }
            else
            {
                OnRootEnded(); // It never came to have actors.
            }
        }

        return WhenTerminated;
    }

    internal void OnRootEnded()
    {
        (Scheduler as IDisposable)?.Dispose();
        Dispatchers.Shutdown();
        _callbacks.Run(Log);
    }

    private static void PrintTree(StringBuilder text, IInternalActorRef actor, int depth)
    {
        var cell = (actor as LocalActorRef)?.Cell;
        text.Append(' ', depth * 2)
            .Append(actor.Path.Depth == 0 ? "/" : actor.Path.Name)
            .AppendLine(CultureInfo.InvariantCulture, $" {cell?.ActorType.Name} messages={cell?.NumberOfMessages ?? 0}");
        foreach (var child in cell?.SnapshotChildren() ?? [])
        {
            PrintTree(text, child, depth + 1);
        }
    }

    private static bool IsValidName(string name) =>
        name.Length > 0
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private void Start()
    {
        Provider.Start(SupervisorStrategyConfigurator.CreateConfigurator(Settings.SupervisorStrategyClass).Create());
        LoggingBoot.Start(this);
        _extensions.LoadConfigured();
        CoordinatedShutdown.Get(this);
        if (Settings.LogConfigOnStart)
        {
            Log.Info(Settings.ToString());
        }
    }
}

/// <summary>A reference that is no actor but belongs to a system.</summary>
internal interface ISystemMember
{
    ActorSystemImpl System { get; }
}
