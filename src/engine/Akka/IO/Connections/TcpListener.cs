using System.Net.Sockets;
using Akka.Actor;
using Akka.Dispatch;
using Akka.IO.Channels;

namespace Akka.IO.Connections;

/// <summary>A listening socket: accepts as long as it may, and has the worker make an actor for each connection.</summary>
internal sealed class TcpListener : ActorBase, IAcceptOwner
{
    /// <summary>Clients that are reset in one round, of which there is at most one a second once patience is over.</summary>
    private const int MostResets = 256;

    private readonly TcpExt _tcp;
    private readonly Home _home;
    private readonly IActorRef _commander;
    private readonly Tcp.Bind _bind;
    private readonly IActorRef _self;
    private readonly IActorRef _worker;
    private readonly AcceptBackOff _backOff;
    private AcceptLog? _log;
    private Acceptor? _acceptor;
    private int _credit;
    private bool _short;

    public TcpListener(TcpExt tcp, Home home, IActorRef commander, Tcp.Bind bind)
    {
        _tcp = tcp;
        _home = home;
        _commander = commander;
        _bind = bind;
        _self = Self;
        _worker = Context.Parent;
        _backOff = new AcceptBackOff(Context.System.Scheduler, _self);
        _credit = bind.PullMode ? 0 : int.MaxValue;
    }

    public void Post(IRunnable completion) => _self.Tell(completion, ActorRefs.NoSender);

    public void OnAccepted(Channel channel)
    {
        _backOff.Reset();
        _credit -= _bind.PullMode ? 1 : 0;
        _tcp.Channels.Take();
        Settle(new TcpWorker.Accepted(channel, _bind));
        if (_tcp.Spare.IsOne(channel.Descriptor))
        {
            BackOff(SocketError.TooManyOpenSockets);
        }
        else
        {
            AcceptIfAllowed();
        }
    }

    public void OnAcceptError(SocketError error)
    {
        AcceptMeter.Count(error);
        switch (AcceptErrors.Classify(error))
        {
            case AcceptErrorClass.Retry when !_backOff.IsRepeating:
                _backOff.CountFailure();
                break;
            case AcceptErrorClass.Rebind:
                // Told to who bound it, as that one can bind again.
                Release();
                _commander.Tell(_bind.FailureMessage.WithCause(new SocketException((int)error, AcceptErrors.Describe(error))), _self);
                Cell.Self.Stop();
                break;
            default:
                BackOff(error);
                break;
        }
    }

    protected override void PreStart()
    {
        Context.Watch(_bind.Handler);
        try
        {
            _acceptor = _home.Driver.Listen(_bind.LocalAddress, _bind.Backlog, _tcp.Settings.OptionsFor(_bind.LocalAddress, _bind.Options), this);
        }
        catch (Exception e)
        {
            // Whatever it is (the address and the options may be of the user's making), it is the answer to this command.
            _commander.Tell(_bind.FailureMessage.WithCause(e), Self);
            Context.Stop(Self);
            return;
        }

        _log = new AcceptLog(_tcp.Log, _acceptor.LocalEndPoint, Context.System.Scheduler, _self);
        _commander.Tell(new Tcp.Bound(_acceptor.LocalEndPoint), Self);
        AcceptIfAllowed();
    }

    protected override void PostStop() => Release();

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case IRunnable completion:
                completion.Run();
                return true;
            case Tcp.ResumeAccepting resume:
                _credit = _bind.PullMode ? resume.BatchSize : _credit;
                AcceptIfAllowed();
                return true;
            case AcceptBackOff.Over or ChannelBudget.Freed:
                _backOff.End();
                AcceptIfAllowed();
                return true;
            case AcceptLog.Due:
                _log!.Tell();
                return true;
            case Tcp.Unbind:
                Release();
                Sender.Tell(Tcp.Unbound.Instance, Self);
                Context.Stop(Self);
                return true;
            case Terminated:
                Context.Stop(Self);
                return true;
            default:
                return false;
        }
    }

    private void Settle(TcpWorker.Accepted accepted)
    {
        var home = _tcp.Homes.Choose();
        if (ReferenceEquals(home, _home))
        {
            _worker.Tell(accepted, _self);
            return;
        }

        accepted.Channel.Leave();
        home.Expect();
        home.Loop!.Execute(new Settling(home, accepted, _tcp));
    }

    private void AcceptIfAllowed()
    {
        if (_tcp.Channels.IsExhausted)
        {
            _tcp.Channels.Await(_self);
        }

        // Looked at again, as a connection may have ended just before this listener was there to be told.
        if (_credit <= 0 || _backOff.IsOn || _tcp.Channels.IsExhausted)
        {
            _acceptor?.PauseAccept();
            return;
        }

        if (_short && !_tcp.Spare.AreFree())
        {
            BackOff(SocketError.TooManyOpenSockets);
            return;
        }

        _short = false;

        try
        {
            _acceptor?.StartAccept();
        }
        catch (SocketException e)
        {
            OnAcceptError(e.SocketErrorCode);
        }
    }

    private void BackOff(SocketError error)
    {
        _acceptor?.PauseAccept();
        if (error == SocketError.TooManyOpenSockets)
        {
            _short = true;
        }

        _log!.Note(error, _backOff.Begin());
        _tcp.Channels.Await(_self); // A connection that ends frees a descriptor: no need to wait any longer then.
        if (error == SocketError.TooManyOpenSockets && _backOff.Lasts >= _tcp.Settings.ExhaustedPatience)
        {
            _log.NoteReset(_acceptor?.ResetWaiting(MostResets) ?? 0);
        }
    }

    private void Release()
    {
        _backOff.Cancel();
        _log?.Cancel();
        _acceptor?.Close();
        _acceptor = null;
    }

    internal sealed class Producer(TcpExt tcp, Home home, IActorRef commander, Tcp.Bind bind) : IIndirectActorProducer
    {
        public Type ActorType => typeof(TcpListener);

        public ActorBase Produce() => new TcpListener(tcp, home, commander, bind);

        public void Release(ActorBase actor)
        {
        }
    }
}
