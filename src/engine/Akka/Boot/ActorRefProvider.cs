using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Cells;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Boot;

/// <summary>The tree's roots, and how references into it are made and found.</summary>
internal sealed class ActorRefProvider
{
    private readonly ActorSystemImpl _system;
    private readonly ConcurrentDictionary<string, IInternalActorRef> _temps = new();
    private readonly Deployments _deployments;
    private long _tempNumber;

    internal ActorRefProvider(ActorSystemImpl system)
    {
        _system = system;
        _deployments = new Deployments(system.Settings);
        Address = new Address("akka", system.Name);
        RootPath = new RootActorPath(Address);
        DeadLetters = new DeadLetterActorRef(RootPath / "deadLetters", system.EventStream);
        Temp = new TempContainer(RootPath / "temp", this);
        Ignore = new IgnoreActorRef(RootPath / "ignore");
    }

    internal Address Address { get; }

    internal ActorPath RootPath { get; }

    internal IActorRef DeadLetters { get; }

    internal IActorRef Ignore { get; }

    internal TempContainer Temp { get; }

    internal LocalActorRef Root { get; private set; } = null!;

    internal LocalActorRef User { get; private set; } = null!;

    internal LocalActorRef System { get; private set; } = null!;

    internal void Start(SupervisorStrategy userStrategy)
    {
        var dispatcher = _system.Dispatchers.DefaultGlobalDispatcher;
        var mailbox = new UnboundedMailbox();
        var above = new AboveTheRoot(RootPath / "_", _system);
        Root = new LocalActorRef(_system, RootGuardian.Props(), dispatcher, mailbox, above, RootPath);
        Root.Start();
        System = (LocalActorRef)Root.Cell.MakeChild(Guardian.Props(SupervisorStrategy.DefaultStrategy), "system", isSystem: true);
        User = (LocalActorRef)Root.Cell.MakeChild(Guardian.Props(userStrategy), "user", isSystem: true);
        Root.Tell(new RootGuardian.Guard(User, System), ActorRefs.NoSender);
    }

    internal IInternalActorRef MakeRef(Props props, LocalActorRef parent, ActorPath path)
    {
        props = _deployments.Apply(props, path);
        if (props.RouterConfig is { } router)
        {
            return RoutedActorRefs.Make(_system, props, router, parent, path);
        }

        return MakeLocalRef(props, parent, path);
    }

    internal LocalActorRef MakeLocalRef(Props props, IInternalActorRef parent, ActorPath path)
    {
        var dispatcher = props.DispatcherInstance ?? _system.Dispatchers.Lookup(props.Dispatcher);
        var mailbox = _system.Mailboxes.GetMailboxType(props);
        return new LocalActorRef(_system, props, dispatcher, mailbox, parent, path);
    }

    internal IInternalActorRef RootAt(Address address) => address.Equals(Address) || (address.HasLocalScope && address.System == Address.System)
        ? Root
        : new EmptyLocalActorRef(new RootActorPath(address), _system.EventStream);

    internal IActorRef Resolve(ActorPath path)
    {
        if (!path.Address.Equals(Address))
        {
            return new EmptyLocalActorRef(path, _system.EventStream);
        }

        var found = Root.GetChild(path.Elements);
        return found is Nobody || (path.Uid != ActorPath.NoUid && found.Path.Uid != path.Uid)
            ? new EmptyLocalActorRef(path, _system.EventStream)
            : found;
    }

    /// <summary>What lives below the root without being an actor.</summary>
    internal IInternalActorRef BesideTheActors(string name) => name switch
    {
        "temp" => Temp,
        "deadLetters" => (IInternalActorRef)DeadLetters,
        _ => ActorRefs.Nobody,
    };

    internal ActorPath NextTempPath() => Temp.Path / ChildName.FromNumber(Interlocked.Increment(ref _tempNumber));

    internal void RegisterTemp(IInternalActorRef actor) => _temps[actor.Path.Name] = actor;

    internal void UnregisterTemp(ActorPath path) => _temps.TryRemove(path.Name, out _);

    internal IInternalActorRef FindTemp(string name) => _temps.GetValueOrDefault(name, ActorRefs.Nobody);
}

/// <summary>Where references without an actor live while they are known by path.</summary>
internal sealed class TempContainer(ActorPath path, ActorRefProvider provider) : MinimalActorRef
{
    public override ActorPath Path { get; } = path;

    public override IActorRef GetChild(IReadOnlyList<string> name) => name switch
    {
        [] or [""] => this,
        [var only] => provider.FindTemp(only),
        _ => ActorRefs.Nobody,
    };
}

internal sealed class IgnoreActorRef(ActorPath path) : MinimalActorRef
{
    public override ActorPath Path { get; } = path;
}

/// <summary>Above the root: it learns that the root has ended, and so the system.</summary>
internal sealed class AboveTheRoot(ActorPath path, ActorSystemImpl system) : MinimalActorRef
{
    public override ActorPath Path { get; } = path;

    internal override void SendSystemMessage(SystemMessage message)
    {
        switch (message)
        {
            case Failed failed:
                system.EventStream.Publish(new Error(failed.Cause, Path.ToString(), GetType(), "The root guardian failed; the system is stopped."));
                ((IInternalActorRef)failed.Child).Stop();
                break;
            case DeathWatchNotification:
                system.OnRootEnded();
                break;
            default:
                break;
        }
    }
}
