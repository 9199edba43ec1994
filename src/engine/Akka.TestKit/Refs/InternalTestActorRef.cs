using Akka.Actor;
using Akka.Boot;
using Akka.Cells;
using Akka.Dispatch;

namespace Akka.TestKit.Internal;

/// <summary>The reference behind a <see cref="TestActorRef{TActor}"/>: it lets a test reach the actor itself, past the mailbox.</summary>
public class InternalTestActorRef : InternalActorRefBase, ISystemMember
{
    private static long _names;

    private readonly TestProps _props;

    private InternalTestActorRef(LocalActorRef local, TestProps props)
    {
        Local = local;
        _props = props;
    }

    public override ActorPath Path => Local.Path;

    public override IInternalActorRef Parent => Local.Parent;

    public override bool IsTerminated => Local.IsTerminated;

    /// <summary>The actor.</summary>
    /// <exception cref="IllegalActorStateException">There is none: it has ended or could not be created; the message says why.</exception>
    public object UnderlyingActor => Actor;

    ActorSystemImpl ISystemMember.System => Local.Cell.SystemImpl;

    internal LocalActorRef Local { get; }

    internal ActorBase Actor
    {
        get
        {
            var cell = Local.Cell;
            if (cell.Actor is null && _props.Failure is null)
            {
                // On a dispatcher with threads the actor may be about to be made.
                SpinWait.SpinUntil(
                    () => cell.Actor is not null || cell.IsTerminated || _props.Failure is not null, TestKitExtension.For(cell.System).DefaultTimeout);
            }

            return cell.Actor ?? throw new IllegalActorStateException(
                _props.Failure is { } failure ? $"{Local} could not be created: {failure}"
                : cell.IsTerminated ? $"{Local} has ended, so there is no actor behind it."
                : $"There is no actor behind {Local}: it is being created or restarted.");
        }
    }

    /// <summary>Makes an actor and starts it. It runs on the calling thread unless its props name a dispatcher.</summary>
    /// <param name="supervisor">Its parent; null: the user guardian.</param>
    /// <param name="name">Null: a name is made up.</param>
    /// <exception cref="ArgumentException">The supervisor is no local actor, or the props are those of a router.</exception>
    public static InternalTestActorRef Create(ActorSystem system, Props props, IActorRef? supervisor = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(props);
        if (props.RouterConfig is not null)
        {
            throw new ArgumentException($"A router is no actor that a test could reach; make it with ActorOf. Its routees are {props.Type}.", nameof(props));
        }

        TestKitExtension.For(system); // The calling thread's dispatcher is configured there.
        var recorded = new TestProps(props.Dispatcher == Dispatchers.DefaultDispatcherId ? props.WithDispatcher(CallingThreadDispatcher.Id) : props);
        var parent = LocalRef(supervisor ?? ((ExtendedActorSystem)system).Guardian)
            ?? throw new ArgumentException($"{supervisor} cannot supervise: it is no actor of this process.", nameof(supervisor));
        var local = (LocalActorRef)parent.Cell.MakeChild(recorded, name ?? CreateUniqueName(), isSystem: name is null);
        return new InternalTestActorRef(local, recorded);
    }

    /// <summary>A name that no other actor has, if it was not made up by the user.</summary>
    public static string CreateUniqueName() => "$" + ChildName.FromNumber(Interlocked.Increment(ref _names));

    /// <summary>Handles a message on the calling thread; what the actor throws goes to the test, and not to the supervisor.</summary>
    /// <remarks>An async handler is waited for, for <c>akka.test.default-timeout</c> at most.</remarks>
    public void Receive(object message, IActorRef? sender = null)
    {
        var handled = ReceiveAsync(message, sender);
        var limit = TestKitExtension.For(Local.Cell.System).DefaultTimeout;
        if (!Waiting.Waits.For(handled, limit, blocking: true, default).AsTask().GetAwaiter().GetResult())
        {
            throw new TimeoutException($"{Local} still handles {message} after {Waiting.TimeText.Of(limit)}.");
        }

        handled.GetAwaiter().GetResult();
    }

    /// <returns>Ends when the handler has.</returns>
    public Task ReceiveAsync(object message, IActorRef? sender = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        _ = Actor;
        try
        {
            return Local.Cell.CallDirectly(new Envelope(message, sender ?? Local.Cell.System.DeadLetters));
        }
        catch (Exception e)
        {
            return Task.FromException(e);
        }
    }

    public void Watch(IActorRef subject) => InContext(() => Local.Cell.Watch(subject));

    public void Unwatch(IActorRef subject) => InContext(() => Local.Cell.Unwatch(subject));

    public override IActorRef GetChild(IReadOnlyList<string> name) => Local.GetChild(name);

    public override void Start() => Local.Start();

    public override void Stop() => Local.Stop();

    public override void Suspend() => Local.Suspend();

    public override void Resume(Exception? causedByFailure = null) => Local.Resume(causedByFailure);

    public override void Restart(Exception cause) => Local.Restart(cause);

    public override string ToString() => $"TestActor{Local}";

    /// <summary>The local reference behind one that wraps it, or null.</summary>
    internal static LocalActorRef? LocalRef(IActorRef reference) => reference switch
    {
        LocalActorRef local => local,
        InternalTestActorRef test => test.Local,
        ITestReference test => test.Local,
        TestProbe probe => LocalRef(probe.TestActor),
        _ => null,
    };

    /// <summary>Runs code as if it were the actor's.</summary>
    internal void InContext(Action code)
    {
        var outer = Local.Cell.Enter();
        try
        {
            code();
        }
        finally
        {
            Local.Cell.Leave(outer);
        }
    }

    internal override void SendSystemMessage(SystemMessage message) => Local.SendSystemMessage(message);

    protected override void TellInternal(object message, IActorRef sender) => Local.Tell(message, sender);
}
