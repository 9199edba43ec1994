using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.TestKit.Network;

/// <summary>The sender of <see cref="Tcp.Bound"/>: accepts connections, in pull mode as many as it was asked for.</summary>
internal sealed class FakeListener(FakeNetwork network, Tcp.Bind bind, IActorRef commander) : ActorBase
{
    private FakeBacklog? _backlog;
    private int _credit = bind.PullMode ? 0 : int.MaxValue;

    protected override void PreStart()
    {
        Context.Watch(bind.Handler);
        try
        {
            _backlog = network.Listen(bind.LocalAddress);
        }
        catch (SocketException e)
        {
            commander.Tell(bind.FailureMessage.WithCause(e), Self);
            Context.Stop(Self);
            return;
        }

        var self = Self;
        _backlog.Arrived = () => self.Tell(Waiting.Instance, ActorRefs.NoSender);
        commander.Tell(new Tcp.Bound(_backlog.Address), Self);
        network.Trace.Add($"server listens on {_backlog.Address}");
    }

    protected override void PostStop() => Close();

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Waiting:
                Accept();
                return true;
            case Tcp.ResumeAccepting resume:
                _credit = bind.PullMode ? resume.BatchSize : _credit;
                Accept();
                return true;
            case Tcp.Unbind:
                Close();
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

    private void Accept()
    {
        while (_credit > 0 && _backlog!.TryAccept(out var link))
        {
            _credit -= bind.PullMode ? 1 : 0;
            network.Trace.Add($"server accepts {link.Name}");
            Context.Parent.Tell(new Accepted(link, bind), Self);
        }
    }

    private void Close()
    {
        if (_backlog is not null)
        {
            network.Trace.Add($"server listens no more on {_backlog.Address}");
            _backlog.Close();
            _backlog = null;
        }
    }

    /// <summary>To the manager, since connections outlive their listener.</summary>
    internal sealed record Accepted(Link Link, Tcp.Bind Bind);

    private sealed class Waiting
    {
        public static readonly Waiting Instance = new();
    }
}
