using System.Net;
using ActorEcho.Logging;
using Akka.Actor;
using Akka.Event;
using Akka.IO;

namespace ActorEcho.Client;

/// <summary>The actor behind a <see cref="ClientStream"/>: one receive is asked for at a time, and each send is acknowledged.</summary>
internal sealed class ClientActor(IActorRef tcp, EndPoint remote, TimeSpan timeout, TaskCompletionSource connected) : UntypedActor
{
    private IActorRef? _socket;
    private Pull? _pull;
    private Send? _send;
    private ClientException? _failure;
    private bool _peerEnded;
    private bool _ended;

    private string Peer => remote is DnsEndPoint name ? $"{Escape.Text(name.Host)}:{name.Port}" : $"{remote}";

    protected override void PreStart() => tcp.Tell(new Tcp.Connect(remote, timeout: timeout, pullMode: true), Self);

    protected override void PostStop()
    {
        _socket?.Tell(Tcp.Abort.Instance, Self);
        Fail(new ClientException(ClientFailure.Ended, $"the connection to {Peer} is closed"));
        connected.TrySetException(_failure!);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Tcp.Connected:
                _socket = Sender;
                _socket.Tell(new Tcp.Register(Self, keepOpenOnPeerClosed: true), Self);
                connected.TrySetResult();
                break;
            case Tcp.CommandFailed { Cmd: Tcp.Connect } failed:
                var cause = failed.Cause.HasValue ? failed.Cause.Value.Message : "it did not answer in time";
                connected.TrySetException(new ClientException(ClientFailure.Unreachable, $"cannot connect to {Peer}: {cause}"));
                Context.Stop(Self);
                break;
            case Tcp.CommandFailed failed:
                Fail(new ClientException(ClientFailure.Broken, $"the connection to {Peer} took no more: {failed.CauseString}"));
                break;
            case Pull pull:
                Take(pull);
                break;
            case Tcp.Received received:
                _pull?.Result.TrySetResult(received.Data);
                _pull = null;
                break;
            case Send send:
                Write(send);
                break;
            case Sent sent:
                sent.Send.Result.TrySetResult();
                break;
            case End end:
                Finish(end);
                break;
            case Leave leave:
                Go(leave);
                break;
            case Tcp.PeerClosed:
                NotePeerEnd();
                break;
            case Tcp.ConfirmedClosed or Tcp.Closed:
                _socket = null;
                NotePeerEnd();
                break;
            case Tcp.ConnectionClosed closed:
                _socket = null;
                Fail(new ClientException(ClientFailure.Broken, $"the connection to {Peer} was reset: {closed.Cause}"));
                break;
        }
    }

    private void Take(Pull pull)
    {
        if (_peerEnded)
        {
            pull.Result.TrySetResult(ByteString.Empty);
        }
        else if (_failure is not null)
        {
            pull.Result.TrySetException(_failure);
        }
        else
        {
            _pull = pull;
            _socket!.Tell(Tcp.ResumeReading.Instance, Self);
        }
    }

    private void Write(Send send)
    {
        var refused = _failure ?? (_ended ? new ClientException(ClientFailure.Ended, $"our side of the connection to {Peer} is ended") : null);
        if (refused is not null)
        {
            send.Result.TrySetException(refused);
            return;
        }

        _send = send;
        _socket!.Tell(Tcp.Write.Create(send.Data, new Sent(send)), Self);
    }

    private void Finish(End end)
    {
        if (_failure is not null)
        {
            end.Result.TrySetException(_failure);
            return;
        }

        if (!_ended)
        {
            _ended = true;

            // The peer's end is heard of only when all before it was read.
            _socket?.Tell(_peerEnded ? Tcp.Close.Instance : Tcp.ConfirmedClose.Instance, Self);
        }

        end.Result.TrySetResult();
    }

    private void NotePeerEnd()
    {
        _peerEnded = true;
        _pull?.Result.TrySetResult(ByteString.Empty);
        _pull = null;
    }

    private void Go(Leave leave)
    {
        _socket?.Tell(leave.How, Self);
        _socket = null;
        Context.Stop(Self);
    }

    private void Fail(ClientException failure)
    {
        _failure ??= failure;
        _pull?.Result.TrySetException(_failure);
        _send?.Result.TrySetException(_failure);
        (_pull, _send) = (null, null);
    }

    internal sealed class Pull
    {
        public TaskCompletionSource<ByteString> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal sealed class Send(ByteString data)
    {
        public ByteString Data => data;

        public TaskCompletionSource Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal sealed class End
    {
        public TaskCompletionSource Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The stream's user is done with it.</summary>
    internal sealed record Leave(Tcp.CloseCommand How);

    private sealed class Sent(Send send) : Tcp.Event, IDeadLetterSuppression
    {
        public Send Send => send;
    }

    internal sealed class Producer(IActorRef tcp, EndPoint remote, TimeSpan timeout, TaskCompletionSource connected) : IIndirectActorProducer
    {
        public Type ActorType => typeof(ClientActor);

        public ActorBase Produce() => new ClientActor(tcp, remote, timeout, connected);

        public void Release(ActorBase actor)
        {
        }
    }
}
