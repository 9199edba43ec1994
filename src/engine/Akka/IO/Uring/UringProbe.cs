using System.Net;
using System.Net.Sockets;
using Akka.Dispatch;
using Akka.IO.Channels;
using Akka.Native;

namespace Akka.IO.Uring;

/// <summary>
/// Whether io_uring works here. It is often there and forbidden, and old kernels know parts of it only, so nothing less than a ring of the
/// real size that receives something tells.
/// </summary>
internal static class UringProbe
{
    private const int MostTurns = 100;

    /// <summary>Why it cannot be used and what to do about it; null if it can.</summary>
    public static string? Refusal(Kernel kernel)
    {
        try
        {
            using var poller = new UringPoller(kernel, int.MaxValue, static _ => { });
            return Receives(poller) ? null : "a ring was made, but it received nothing: the kernel is older than 6.1 or alters what it is told";
        }
        catch (UringException e)
        {
            return $"{e.Call} failed: {Explain(e.Number)}";
        }
    }

    private static bool Receives(UringPoller poller)
    {
        Span<int> pair = [-1, -1];
        UringException.Check(poller.Kernel.SocketPair(pair), "socketpair");
        var received = new Receiver();
        var channel = poller.Open(pair[0], new IPEndPoint(IPAddress.None, 0), null);
        try
        {
            channel.Attach(received);
            channel.StartReceive();
            poller.Kernel.Send(pair[1], "probe"u8, Sock.NoSignal);
            for (var turn = 0; turn < MostTurns && received.Count < 5; turn++)
            {
                poller.Wait(block: false);
                poller.Dispatch();
            }

            return received.Count == 5;
        }
        finally
        {
            channel.Close();
            poller.Kernel.Close(pair[1]);
        }
    }

    private static string Explain(int errno) => errno switch
    {
        Errno.ENOSYS => "this kernel has no io_uring; it needs Linux 6.1 or newer",
        Errno.EPERM or Errno.EACCES => "it is forbidden here, by the sysctl kernel.io_uring_disabled or by a seccomp profile as containers have: allow it there",
        Errno.EINVAL => "this kernel is too old for it; it needs Linux 6.1 or newer",
        Errno.ENOMEM => "there is too little memory, or too little that may be locked: raise `ulimit -l`",
        _ => new SocketException((int)Errno.ToSocketError(errno)).Message + $" (error {errno})",
    };

    private sealed class Receiver : IChannelOwner
    {
        public int Count { get; private set; }

        public void Post(IRunnable completion) => completion.Run();

        public void OnReceived(ByteString data) => Count += data.Count;

        public void OnHeld()
        {
        }

        public void OnSent()
        {
        }

        public void OnEnd()
        {
        }

        public void OnError(SocketError error)
        {
        }
    }
}
