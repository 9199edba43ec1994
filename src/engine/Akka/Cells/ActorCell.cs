using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Boot;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace Akka.Cells;

/// <summary>
/// The engine's half of an actor: its mailbox, its children, what it watches and its state of life. Everything in it is
/// touched in the actor's own turn only, but for sending and for the table of children.
/// </summary>
internal sealed partial class ActorCell : IUntypedActorContext, IMessageInvoker
{
    [ThreadStatic]
    private static ActorCell? _current;

    private readonly Mailbox _mailbox;
    private ActorBase? _actor;
    private Envelope _envelope;
    private Receive? _behavior;

    internal ActorCell(ActorSystemImpl system, LocalActorRef self, Props props, MessageDispatcher dispatcher, IMessageQueue queue, IInternalActorRef parent)
    {
        SystemImpl = system;
        Self = self;
        Props = props;
        Parent = parent;
        _mailbox = new Mailbox(queue, this, dispatcher);
        dispatcher.AddInhabitant();
        _home = dispatcher;
    }

    internal static ActorCell? Current => _current;

    internal ActorSystemImpl SystemImpl { get; }

    internal LocalActorRef Self { get; }

    internal IInternalActorRef Parent { get; }

    internal Mailbox Mailbox => _mailbox;

    internal ActorBase? Actor => _actor;

    internal bool IsCreatingActor { get; private set; }

    internal bool IsTerminated => _mailbox.IsClosed;

    internal IActorRef Sender => _envelope.Sender ?? SystemImpl.DeadLetters;

    internal object? CurrentMessage => _envelope.Message;

    internal int NumberOfMessages => _mailbox.Queue.Count;

    public Props Props { get; private set; }

    public ActorSystem System => SystemImpl;

    public MessageDispatcher Dispatcher => _mailbox.Dispatcher;

    IActorRef IActorContext.Self => Self;

    IActorRef IMessageInvoker.Self => Self;

    Type IMessageInvoker.ActorType => ActorType;

    IActorRef IActorContext.Sender => Sender;

    IActorRef IActorContext.Parent => Parent;

    internal static ActorCell CurrentOrThrow() => _current ?? throw new NotSupportedException(
        "There is no actor context here: this code runs outside of an actor's turn, for example in a continuation of a task that the actor did not await through ReceiveAsync or RunTask.");

    /// <summary>The actor runs on <paramref name="dispatcher"/> from its next turn on.</summary>
    internal void MoveTo(MessageDispatcher dispatcher)
    {
        if (!IsTerminated)
        {
            _mailbox.Dispatcher = dispatcher;
        }
    }

    internal void SendMessage(object message, IActorRef sender)
    {
        if (_mailbox.IsClosed)
        {
            Discard(new Envelope(message, sender));
            return;
        }

        _mailbox.Enqueue(Self, new Envelope(message, sender));
    }

    internal void SendSystemMessage(SystemMessage message) => _mailbox.EnqueueSystem(message);

    internal void ClaimActor(ActorBase actor)
    {
        IsCreatingActor = false; // A second 'new' in the same constructor call is not the cell's actor.
        _actor = actor;
    }

    public void Prefetch() => Util.Prefetch.Object(_actor, lines: 4);

    public ActorCell? Enter()
    {
        var outer = _current;
        _current = this;
        return outer;
    }

    public void Leave(ActorCell? outer) => _current = outer;

    public void Become(Receive receive) => _behavior = receive;

    public void BecomeStacked(Receive receive)
    {
        (OuterBehaviors ??= new Stack<Receive>()).Push(_behavior!);
        _behavior = receive;
    }

    public void UnbecomeStacked() =>
        _behavior = OuterBehaviors is { Count: > 0 } outer ? outer.Pop() : _actor!.InvokeReceive;

    public void Become(UntypedReceive receive) => Become(Always(receive));

    public void BecomeStacked(UntypedReceive receive) => BecomeStacked(Always(receive));

    public ActorSelection ActorSelection(ActorPath actorPath) => SystemImpl.ActorSelection(actorPath);

    public ActorSelection ActorSelection(string actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, SystemImpl, Self);

    internal void Unhandled(object message)
    {
        if (message is Terminated terminated)
        {
            throw new DeathPactException(terminated.ActorRef);
        }

        SystemImpl.EventStream.Publish(new Event.UnhandledMessage(message, Sender, Self));
    }

    [SuppressMessage("Style", "IDE0039", Justification = "A delegate is what Become takes.")]
    private static Receive Always(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };
}
