using Akka.Actor;
using Akka.Boot;
using Akka.Cells;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>
/// The reference to a router. A message goes from the sender's thread to the routee's mailbox; only management messages go to the
/// router's own, where its actor, the head, handles them one after the other and replaces the immutable table of routees.
/// </summary>
/// <remarks>
/// Until the head has made the routees, messages are held here. They are routed under the lock that opens the router, before any
/// other, so a sender's order holds.
/// </remarks>
internal sealed class RoutedActorRef : LocalActorRef
{
    private readonly Lock _gate = new();
    private List<(object Message, IActorRef Sender)>? _held = [];
    private Router? _router;
    private long _messages;
    private int _resizing;

    public RoutedActorRef(
        ActorSystemImpl system,
        Props head,
        MessageDispatcher dispatcher,
        MailboxType mailbox,
        IInternalActorRef parent,
        ActorPath path,
        RouterConfig config,
        Props routeeProps)
        : base(system, head, dispatcher, mailbox, parent, path)
    {
        Config = config;
        RouteeProps = routeeProps;
    }

    public RouterConfig Config { get; }

    public Props RouteeProps { get; }

    /// <summary>The routees now. Only the head replaces it, in its turn.</summary>
    public Router Router
    {
        get => Volatile.Read(ref _router)!;
        set => Volatile.Write(ref _router, value);
    }

    /// <summary>Makes the routees and routes what was held. Called by the head's cell, in its turn; again after a restart, to no effect.</summary>
    public void Open()
    {
        if (Volatile.Read(ref _router) is not null)
        {
            return;
        }

        var router = RouteeTable.Start(this);
        lock (_gate)
        {
            foreach (var (message, sender) in _held!)
            {
                Route(router, message, sender);
            }

            _held = null;
            Router = router;
        }
    }

    /// <summary>The head has ended: what comes now goes to the dead letters.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _held = null;
        }
    }

    /// <summary>The head has resized the pool, so the next resize may be asked for.</summary>
    public void EndResize() => Volatile.Write(ref _resizing, 0);

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (Cell.IsTerminated || Config.IsManagementMessage(message))
        {
            base.TellInternal(message, sender);
        }
        else if (Volatile.Read(ref _router) is { } router)
        {
            AskForResize();
            Route(router, message, sender);
        }
        else
        {
            Hold(message, sender);
        }
    }

    private void Hold(object message, IActorRef sender)
    {
        lock (_gate)
        {
            if (_held is { } held)
            {
                held.Add((message, sender));
                return;
            }
        }

        if (Volatile.Read(ref _router) is { } router)
        {
            Route(router, message, sender);
        }
        else
        {
            Cell.Discard(new Envelope(message, sender));
        }
    }

    private void Route(Router router, object message, IActorRef sender)
    {
        if (router.Count == 0)
        {
            Cell.Discard(new Envelope(message is RouterEnvelope envelope ? envelope.Message : message, sender));
        }
        else
        {
            router.Route(message, sender);
        }
    }

    private void AskForResize()
    {
        if (Config is Pool { Resizer: { } resizer }
            && resizer.IsTimeForResize(Interlocked.Increment(ref _messages) - 1)
            && Interlocked.Exchange(ref _resizing, 1) == 0)
        {
            base.TellInternal(new Resize(), ActorRefs.NoSender);
        }
    }
}
