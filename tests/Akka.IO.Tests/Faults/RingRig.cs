using System.Diagnostics;
using System.Net;
using Akka.IO.Tests.Drivers;
using Akka.IO.Uring;
using Akka.Native;

namespace Akka.IO.Tests.Faults;

/// <summary>A ring that the test's own thread turns, and channels on pairs of sockets without a network.</summary>
internal sealed class RingRig(int buffers = UringPoller.Buffers) : IDisposable
{
    private readonly List<Exception> _faults = [];
    private UringPoller? _poller;

    public UringPoller Poller => _poller ??= new UringPoller(Kernel.Linux, int.MaxValue, _faults.Add, buffers);

    public (UringChannel Channel, Recorder Owner, int Peer) Pair()
    {
        Span<int> pair = [-1, -1];
        Assert.Equal(0, Kernel.Linux.SocketPair(pair));
        var channel = (UringChannel)Poller.Open(pair[0], new IPEndPoint(IPAddress.None, 0), null);
        var owner = new Recorder([]);
        channel.Attach(owner);
        return (channel, owner, pair[1]);
    }

    public void Turn()
    {
        Poller.Wait(block: false);
        while (Poller.Dispatch())
        {
            Poller.EndRound();
        }

        Poller.EndRound();
    }

    /// <summary>Turns until it is so: all happens in this process, so it must soon.</summary>
    public void Until(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), "It did not happen within ten seconds.");
            Turn();
        }
    }

    public static void Close(UringChannel channel, int peer)
    {
        channel.Close();
        Kernel.Linux.Close(peer);
    }

    public void Dispose()
    {
        _poller?.Dispose();
        Assert.Empty(_faults);
    }
}
