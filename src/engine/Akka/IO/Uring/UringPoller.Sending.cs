using System.Runtime.InteropServices;
using Akka.Native;

namespace Akka.IO.Uring;

// Sends that go to the kernel together, with the call that collects events.
internal sealed partial class UringPoller
{
    /// <summary>Bytes up to which a copy costs less than a call.</summary>
    internal const int LargestSend = 4 * 1024;

    private const int SendMemory = 256 * 1024;

    private readonly byte[] _sends = GC.AllocateUninitializedArray<byte>(SendMemory, pinned: true);
    private readonly List<(ulong Token, int Place, int Count)> _submitted = [];
    private readonly List<UringCompletion> _notWhole = [];
    private int _sendsUsed;
    private bool _isSettling;

    /// <summary>Submits a send, of which the channel is told unless the kernel takes all of it at once.</summary>
    /// <remarks>
    /// MSG_DONTWAIT has the kernel try it within the call that submits it, and never later; so the bytes have to stay only until then, and
    /// no actor runs in between. With MSG_WAITALL a part is a failure, and successes are not told.
    /// </remarks>
    /// <returns>False if there is no room for them; then nothing was done.</returns>
    public bool TrySend(UringChannel channel, ReadOnlySpan<byte> data)
    {
        var place = _sendsUsed;
        if (data.Length > LargestSend || data.Length > SendMemory - place)
        {
            return false;
        }

        data.CopyTo(_sends.AsSpan(place));
        _sendsUsed += data.Length;
        _submitted.Add((channel.Token, place, data.Length));
        ref var next = ref Next(channel, UringOperation.Send);
        next.Operation = Native.Uring.Send;
        next.Flags = Native.Uring.SkipSuccess;
        next.Address = (ulong)Marshal.UnsafeAddrOfPinnedArrayElement(_sends, place);
        next.Length = (uint)data.Length;
        next.OperationFlags = Sock.NoSignal | Sock.DontWait | Sock.WaitAll;
        return true;
    }

    /// <summary>Tells of the sends that were not whole before anything else happens: what their channels send next must come behind the rest.</summary>
    private void SettleSends()
    {
        // An owner that closes its channel has this called again, within its own call: all that were not whole are taken down by then.
        if (_sendsUsed == 0 || _isSettling)
        {
            return;
        }

        _isSettling = true;

        for (var i = 0; i < _ring.Available; i++)
        {
            ref var completion = ref _ring.Peek(i);
            if (completion.Token is not (WakeToken or CancelToken) && OperationOf(completion) == UringOperation.Send)
            {
                _notWhole.Add(completion);
                completion = completion with { Token = CancelToken };
            }
        }

        foreach (var failed in _notWhole)
        {
            if (Find(failed) is UringChannel channel)
            {
                var (_, place, count) = _submitted.Find(s => s.Token == channel.Token);
                try
                {
                    channel.OnNotWhole(failed.Result, _sends.AsSpan(place, count));
                }
                catch (Exception e)
                {
                    Blame(channel, e);
                }
            }
        }

        _notWhole.Clear();
        _submitted.Clear();
        (_sendsUsed, _isSettling) = (0, false);
    }
}
