using ActorEcho.TestKit.Engine;

namespace ActorEcho.TestKit.Network;

/// <summary>One direction of a connection: bytes, then perhaps an end; or a reset, which may overtake what is on the way.</summary>
internal sealed class Wire(VirtualTime time, Random random, NetworkOptions options)
{
    private readonly Queue<byte[]> _arrived = new();
    private int _readOfFirst;
    private TimeSpan _lastArrival;
    private Action? _discarded;
    private int _unread;
    private bool _full;
    private bool _ended;
    private bool _endArrived;
    private bool _dead;

    /// <summary>To the receiver: there is something new to see.</summary>
    public Action Readable { get; set; } = () => { };

    /// <summary>To a sender that could not send all: there is room again.</summary>
    public Action Writable { get; set; } = () => { };

    /// <summary>Bytes that have arrived and were not read.</summary>
    public int Available { get; private set; }

    /// <summary>Whether everything was read and no more will come.</summary>
    public bool IsAtEnd => _endArrived && Available == 0;

    public bool IsReset { get; private set; }

    /// <summary>Sends as many bytes as there is room for. On a connection that was reset they are lost.</summary>
    public int Send(ReadOnlySpan<byte> data)
    {
        if (_dead || _ended)
        {
            return data.Length;
        }

        var count = Math.Min(options.BufferSize - _unread, data.Length);
        _full |= count < data.Length;
        _unread += count;
        for (var rest = data[..count]; rest.Length > 0;)
        {
            var piece = rest[..(options.CutsAnywhere ? random.Cut(rest.Length) : rest.Length)].ToArray();
            Arrive(() => TakeIn(piece));
            rest = rest[piece.Length..];
        }

        return count;
    }

    public void End()
    {
        if (!_dead && !_ended)
        {
            _ended = true;
            Arrive(() =>
            {
                _endArrived = true;
                Readable();
            });
        }
    }

    /// <summary>What has not arrived when the reset does is lost.</summary>
    public void Reset()
    {
        if (!_dead)
        {
            _dead = true;
            time.After(Delay(), () =>
            {
                IsReset = true;
                Readable();
            });
        }
    }

    /// <summary>The sender has been reset: nothing that it still sends goes anywhere.</summary>
    public void Die() => _dead = true;

    /// <summary>The receiver is gone; it wants to be told when something comes for it.</summary>
    public void Discard(Action discarded)
    {
        _discarded = discarded;
        _arrived.Clear();
        Available = 0;
    }

    /// <summary>What has arrived, up to so many bytes.</summary>
    public byte[] Read(int most)
    {
        var bytes = new byte[Math.Min(most, Available)];
        for (var at = 0; at < bytes.Length;)
        {
            var first = _arrived.Peek().AsSpan(_readOfFirst);
            var count = Math.Min(first.Length, bytes.Length - at);
            first[..count].CopyTo(bytes.AsSpan(at));
            at += count;
            _readOfFirst += count;
            if (count == first.Length)
            {
                _arrived.Dequeue();
                _readOfFirst = 0;
            }
        }

        Available -= bytes.Length;
        _unread -= bytes.Length;
        if (_full)
        {
            _full = false;
            time.After(Delay(), () => Writable());
        }

        return bytes;
    }

    private void TakeIn(byte[] piece)
    {
        if (IsReset)
        {
            return;
        }

        if (_discarded is not null)
        {
            _unread -= piece.Length;
            _discarded();
            return;
        }

        _arrived.Enqueue(piece);
        Available += piece.Length;
        Readable();
    }

    // In the order in which it was sent.
    private void Arrive(Action arrival)
    {
        var at = time.MonotonicClock + Delay();
        _lastArrival = at > _lastArrival ? at : _lastArrival;
        time.After(_lastArrival - time.MonotonicClock, arrival);
    }

    private TimeSpan Delay() => random.UpTo(options.LongestDelay);
}
