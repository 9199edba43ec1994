using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Akka.Dispatch;
using Akka.Routing;

namespace Akka.Actor;

/// <summary>The recipe of an actor: how it is made, where it runs, what mailbox it has and how it supervises. Immutable.</summary>
public class Props : IEquatable<Props>
{
    public static readonly Props None = null!;

    private const DynamicallyAccessedMemberTypes Constructors = DynamicallyAccessedMemberTypes.PublicConstructors;

    private IIndirectActorProducer _producer;

    protected Props()
        : this(Producers.Empty, [])
    {
    }

    protected Props(Props copy)
    {
        _producer = copy._producer;
        Arguments = copy.Arguments;
        Deploy = copy.Deploy;
        SupervisorStrategy = copy.SupervisorStrategy;
        DispatcherInstance = copy.DispatcherInstance;
    }

    public Props([DynamicallyAccessedMembers(Constructors)] Type type)
        : this(type, [])
    {
    }

    public Props([DynamicallyAccessedMembers(Constructors)] Type type, object?[] args)
        : this(Producers.ForType(type, args), args)
    {
    }

    public Props([DynamicallyAccessedMembers(Constructors)] Type type, SupervisorStrategy? supervisorStrategy, IEnumerable<object?> args)
        : this(type, supervisorStrategy, args.ToArray())
    {
    }

    public Props([DynamicallyAccessedMembers(Constructors)] Type type, SupervisorStrategy? supervisorStrategy, params object?[] args)
        : this(type, args) => SupervisorStrategy = supervisorStrategy;

    public Props(Deploy deploy, [DynamicallyAccessedMembers(Constructors)] Type type, IEnumerable<object?> args)
        : this(deploy, type, args.ToArray())
    {
    }

    public Props(Deploy deploy, [DynamicallyAccessedMembers(Constructors)] Type type, params object?[] args)
        : this(type, args) => Deploy = deploy;

    private Props(IIndirectActorProducer producer, object?[] arguments)
    {
        _producer = producer;
        Arguments = arguments;
    }

    public static Props Empty { get; } = new(Producers.Empty, []);

    public Type Type => _producer.ActorType;

    public string TypeName => Type.AssemblyQualifiedName ?? Type.ToString();

    public object?[] Arguments { get; }

    /// <summary>The HOCON path of the dispatcher; by default that of the default dispatcher.</summary>
    public string Dispatcher => Deploy.Dispatcher == Deploy.NoDispatcherGiven ? Dispatchers.DefaultDispatcherId : Deploy.Dispatcher;

    /// <summary>The HOCON path of the mailbox; by default what the dispatcher or the actor's type asks for.</summary>
    public string Mailbox => Deploy.Mailbox == Deploy.NoMailboxGiven ? Mailboxes.DefaultMailboxId : Deploy.Mailbox;

    public RouterConfig? RouterConfig => Deploy.RouterConfig is NoRouter ? null : Deploy.RouterConfig;

    /// <summary>Where the actor runs, its mailbox and its router. <c>akka.actor.deployment</c> counts before it.</summary>
    public Deploy Deploy { get; protected set; } = Deploy.None;

    /// <summary>How the actor supervises its children, in place of what its class says.</summary>
    public SupervisorStrategy? SupervisorStrategy { get; protected set; }

    internal int? StashCapacity => Deploy.StashCapacity == Deploy.NoStashSize ? null : Deploy.StashCapacity;

    /// <summary>The very dispatcher the actor runs on, if the engine has chosen one.</summary>
    internal MessageDispatcher? DispatcherInstance { get; private set; }

    public static Props Create([DynamicallyAccessedMembers(Constructors)] Type type, params object?[] args) => new(type, args);

    public static Props Create<[DynamicallyAccessedMembers(Constructors)] TActor>(params object?[] args)
        where TActor : ActorBase => new(typeof(TActor), args);

    public static Props Create<[DynamicallyAccessedMembers(Constructors)] TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() => new(typeof(TActor), supervisorStrategy);

    /// <remarks>The arguments of the constructor are evaluated once, here, and used again for each restart.</remarks>
    public static Props Create<[DynamicallyAccessedMembers(Constructors)] TActor>(Expression<Func<TActor>> factory, SupervisorStrategy? supervisorStrategy = null)
        where TActor : ActorBase
    {
        var (producer, arguments) = Producers.ForExpression(factory);
        return new Props(producer, arguments) { SupervisorStrategy = supervisorStrategy };
    }

    public static Props CreateBy<[DynamicallyAccessedMembers(Constructors)] TProducer>(params object?[] args)
        where TProducer : class, IIndirectActorProducer => new((IIndirectActorProducer)Producers.Construct(typeof(TProducer), args), args);

    public static Props CreateBy(IIndirectActorProducer producer, params object?[] args) => new(producer, args);

    public Props WithDispatcher(string dispatcher) => Copy(props => props.Deploy = props.Deploy.WithDispatcher(dispatcher));

    public Props WithMailbox(string mailbox) => Copy(props => props.Deploy = props.Deploy.WithMailbox(mailbox));

    public Props WithRouter(RouterConfig? routerConfig) =>
        Copy(props => props.Deploy = props.Deploy.WithRouterConfig(routerConfig ?? NoRouter.Instance));

    /// <summary>What <paramref name="deploy"/> leaves open stays as it is here.</summary>
    public Props WithDeploy(Deploy deploy) => Copy(props => props.Deploy = deploy.WithFallback(props.Deploy));

    public Props WithSupervisorStrategy(SupervisorStrategy? supervisorStrategy) =>
        Copy(props => props.SupervisorStrategy = supervisorStrategy);

    /// <param name="stashCapacity">Messages the actor may stash before <see cref="StashOverflowException"/>; at least 1.</param>
    public Props WithStashCapacity(int stashCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stashCapacity, 1);
        return Copy(props => props.Deploy = props.Deploy.WithStashCapacity(stashCapacity));
    }

    public virtual ActorBase NewActor() => _producer.Produce();

    public bool Equals(Props? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Type == other.Type
            && Deploy.Equals(other.Deploy)
            && Equals(SupervisorStrategy, other.SupervisorStrategy)
            && Arguments.SequenceEqual(other.Arguments)
            && (_producer is ConstructorProducer || ReferenceEquals(_producer, other._producer)));

    public override bool Equals(object? obj) => Equals(obj as Props);

    public override int GetHashCode() => HashCode.Combine(Type, Dispatcher, Mailbox);

    internal Props WithDispatcherInstance(MessageDispatcher? dispatcher) => Copy(props => props.DispatcherInstance = dispatcher);

    internal void Release(ActorBase actor) => _producer.Release(actor);

    protected virtual Props Copy() => new(this);

    private Props Copy(Action<Props> change)
    {
        var copy = Copy();
        change(copy);
        return copy;
    }
}

/// <summary>The recipe of an actor that has ended: it makes nothing.</summary>
public class TerminatedProps : Props
{
    public override ActorBase NewActor() => throw new InvalidOperationException("The actor has been terminated; its props make no further actor.");
}
