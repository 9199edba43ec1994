using System.Net;
using System.Net.Sockets;
using Akka.Dispatch;
using Akka.IO.Channels;
using Akka.IO.Loops;

namespace Akka.IO.Tests.Faults;

/// <summary>A real driver whose listeners meet the errors that a test wants them to meet.</summary>
internal sealed class FaultyDriver(TcpDriver inner) : TcpDriver
{
    private volatile FaultyAcceptor? _last;
    private volatile int _attempts;
    private volatile int _error;
    private volatile int _listeners;
    private volatile int _met;

    public override EventLoop? Loop => inner.Loop;

    public override int Count => inner.Count;

    public override bool LetsGo => inner.LetsGo;

    public override IEnumerable<IChannelOwner> Owners => inner.Owners;

    /// <summary>While it is set, accepting fails with this as soon as it is begun.</summary>
    public SocketError Lasting
    {
        get => (SocketError)_error;
        set => _error = (int)value;
    }

    /// <summary>How often accepting was begun.</summary>
    public int Attempts => _attempts;

    /// <summary>How often a listener was made.</summary>
    public int Listeners => _listeners;

    /// <summary>Errors that a listener has met.</summary>
    public int Met => _met;

    /// <summary>Has the newest listener meet an error, as if accept(2) had returned it.</summary>
    public void Inject(SocketError error) => _last!.Fail(error);

    public override void Adopt(Channel channel) => inner.Adopt(channel);

    public override Acceptor Listen(EndPoint local, int backlog, ChannelOptions options, IAcceptOwner owner)
    {
        _last = new FaultyAcceptor(this, inner.Listen(local, backlog, options, owner), owner);
        Interlocked.Increment(ref _listeners);
        return _last;
    }

    public override Connector Connect(EndPoint remote, EndPoint? local, ChannelOptions options, IConnectOwner owner) =>
        inner.Connect(remote, local, options, owner);

    private sealed class FaultyAcceptor(FaultyDriver driver, Acceptor inner, IAcceptOwner owner) : Acceptor
    {
        public override EndPoint LocalEndPoint => inner.LocalEndPoint;

        public void Fail(SocketError error) => owner.Post(new ActionRunnable(() =>
        {
            owner.OnAcceptError(error);
            Interlocked.Increment(ref driver._met);
        }));

        public override void StartAccept()
        {
            Interlocked.Increment(ref driver._attempts);
            if (driver.Lasting != SocketError.Success)
            {
                Fail(driver.Lasting);
                return;
            }

            inner.StartAccept();
        }

        public override void PauseAccept() => inner.PauseAccept();

        public override int ResetWaiting(int most) => inner.ResetWaiting(most);

        public override void Close() => inner.Close();
    }
}
