using Akka.IO.Channels;
using Akka.Native;

namespace Akka.IO.Uring;

// What completions bring.
internal sealed partial class UringChannel
{
    /// <summary>Tells what is held, in the order in which it came, and asks for what is to come.</summary>
    public override void OnReady()
    {
        if (_ended || Owner is null)
        {
            return;
        }

        if (_error != 0)
        {
            Break(_error);
            return;
        }

        while (_receiving && _held is not null && _held.TryDequeue(out var data))
        {
            _turnOfData = Ring.Turn;
            Owner?.OnReceived(data);
        }

        if (_receiving && _peerEnded)
        {
            End();
        }
        else if (_receiving)
        {
            Arm();
        }
        else if (IsHolding && _armed && !_cancelled)
        {
            _cancelled = true;
            Ring.Cancel(this);
        }
        else if (!_armed && !_peerEnded)
        {
            AwaitFailure();
        }
    }

    public void OnCompletion(UringOperation operation, in UringCompletion completion)
    {
        if (operation == UringOperation.Receive && completion.Result > 0 && _receiving && !IsHolding)
        {
            EndIfLast(operation, completion);
            Deliver(completion);
        }
        else
        {
            Note(operation, completion);
        }

        switch (operation)
        {
            case UringOperation.Receive when !_armed && !HasLeft && !_ended && Owner is not null:
                Conclude(completion.Result);
                break;
            case UringOperation.Writable when AwaitsRoom:
                SendRest();
                break;
            case UringOperation.Failure when completion.Result > 0:
                Fail((uint)completion.Result);
                break;
        }
    }

    /// <summary>Keeps what came without telling it.</summary>
    public void Note(UringOperation operation, in UringCompletion completion)
    {
        EndIfLast(operation, completion);
        switch (operation)
        {
            case UringOperation.Receive when completion.Result > 0:
                Hold(Ring.Read(completion));
                Ring.GiveBack(completion);
                break;
            case UringOperation.Receive when completion.Result == 0:
                _peerEnded = true;
                break;
            case UringOperation.Receive when !IsPassing(-completion.Result):
                _error = -completion.Result;
                break;
        }
    }

    /// <summary>Reasons for which a receive ends and may be begun again.</summary>
    private static bool IsPassing(int errno) => errno is Errno.ENOBUFS or Errno.ECANCELED or Errno.EINTR or Errno.EAGAIN;

    private void EndIfLast(UringOperation operation, in UringCompletion completion)
    {
        if (completion.HasMore || operation == UringOperation.Send)
        {
            return;
        }

        UnderWay--;
        switch (operation)
        {
            case UringOperation.Receive:
                (_armed, _cancelled) = (false, false);
                break;
            case UringOperation.Writable:
                _awaitingRoom = false;
                break;
            case UringOperation.Failure:
                _watchingFailure = false;
                break;
        }
    }

    /// <summary>The receive has ended, for whatever reason.</summary>
    private void Conclude(int result)
    {
        if (_error == Errno.EINVAL && Ring.GiveUpReceiveTotal())
        {
            _error = 0;
        }

        if (_error != 0)
        {
            Break(_error);
        }
        else if (IsHolding || (_peerEnded && !_receiving))
        {
            Ring.Enqueue(this);
        }
        else if (_peerEnded)
        {
            End();
        }
        else if (_receiving)
        {
            Arm();
        }
        else if (result != 0)
        {
            AwaitFailure();
        }
    }

    /// <summary>The kernel did not take all of what was submitted.</summary>
    public void OnNotWhole(int result, ReadOnlySpan<byte> submitted)
    {
        if (result >= 0 || IsPassing(-result))
        {
            KeepUnsent(submitted[Math.Max(result, 0)..]);
            return;
        }

        Error = Errno.ToSocketError(-result);
        Conclude(SendResult.Failed);
    }

    /// <summary>The peer has reset: told at once though nobody reads, as a stalled connection would else live on.</summary>
    private void Fail(uint events)
    {
        _hungUp = true;
        if ((events & Sock.Err) != 0 && !_armed && !_ended)
        {
            Break(Ring.Kernel.TakeError(Fd));
        }
    }

    private void Deliver(in UringCompletion completion)
    {
        _turnOfData = Ring.Turn;
        Ring.Received += completion.Result;
        if (completion.Result >= UringPoller.LargeChunk && completion.Result <= Ring.ReceiveLimit)
        {
            Owner?.OnReceived(Ring.Take(completion));
            return;
        }

        try
        {
            var data = Ring.Read(completion);
            while (data.Length > 0)
            {
                if (!_receiving)
                {
                    Hold(data);
                    return;
                }

                var room = Ring.Slab.Offer(Math.Min(Ring.ReceiveLimit, data.Length));
                data[..room.Length].CopyTo(room);
                data = data[room.Length..];
                Owner?.OnReceived(Ring.Slab.Take(room.Length));
            }
        }
        finally
        {
            Ring.GiveBack(completion);
        }
    }

    /// <summary>In arrays of their own: what waits must not keep a slab.</summary>
    private void Hold(ReadOnlySpan<byte> data)
    {
        if (Owner is null)
        {
            return;
        }

        _held ??= new Queue<ByteString>();
        while (data.Length > 0)
        {
            var part = data[..Math.Min(Ring.ReceiveLimit, data.Length)];
            _held.Enqueue(ByteString.FromBytes(part.ToArray()));
            data = data[part.Length..];
        }

        Ring.Enqueue(this);
    }

    private void Arm()
    {
        if (!_armed && Fd >= 0)
        {
            _armed = true;
            UnderWay++;
            Ring.Receive(this);
        }
    }

    private void AwaitFailure()
    {
        if (!_watchingFailure && !_hungUp)
        {
            _watchingFailure = true;
            UnderWay++;
            Ring.Poll(this, UringOperation.Failure, 0);
        }
    }

    /// <summary>Never in the turn of the data before it.</summary>
    private void End()
    {
        if (_turnOfData == Ring.Turn)
        {
            Ring.Enqueue(this);
            return;
        }

        _ended = true;
        Owner?.OnEnd();
    }
}
