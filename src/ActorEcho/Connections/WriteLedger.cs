using System.Diagnostics;
using ActorEcho.Metrics;
using ActorEcho.Shedding;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Connections;

/// <summary>
/// What one connection has handed to the engine and has not yet seen acknowledged. An acknowledgement means that the kernel has the
/// bytes; it is asked for once per <see cref="WriteBufferOptions.AckEvery"/> bytes, and on every write that leaves no room to read, so reading that
/// stopped always starts again.
/// </summary>
internal sealed class WriteLedger(WriteBufferOptions options, ITimeProvider clock, ByteBudget budget)
{
    /// <summary>What a queued write costs besides its bytes: the message, its place in the queue, the byte string. A client that sends single bytes pays it.</summary>
    public const int MinimumCharge = 256;

    /// <summary>The most that one <see cref="Tcp.Received"/> brings: the receive slab of the embedded engine.</summary>
    public const int LargestChunk = 64 * 1024;

    // Cumulative charges, so that an acknowledgement needs no more than a number and one that comes twice does no harm.
    private long _sent;
    private long _asked;
    private long _written;
    private bool _isProbed;
    private long _reported;
    private TimeSpan _waitingSince;
    private TimeSpan _waited;

    /// <summary>The neighbours in <see cref="OpenConnections"/>, which alone sets them.</summary>
    public WriteLedger? Previous { get; set; }

    /// <inheritdoc cref="Previous"/>
    public WriteLedger? Next { get; set; }

    /// <summary>Charged bytes that the kernel does not have yet, as far as is known.</summary>
    public long Pending => _sent - _written;

    /// <summary>All that was ever charged.</summary>
    public long Sent => _sent;

    /// <summary>All of it that was ever acknowledged.</summary>
    public long Acknowledged => _written;

    /// <summary>Whether another chunk may be asked for and echoed without passing the mark.</summary>
    public bool HasRoom => Pending == 0 || Pending + LargestChunk <= options.HighMark;

    /// <summary>Whether an acknowledgement is on its way for everything that was sent. One that a probe asked for may never come on the official engine.</summary>
    public bool IsCovered => _asked == _sent && !(_isProbed && Pending > 0);

    /// <summary>Whether every acknowledgement that was asked for has come: nothing is known to wait for the peer.</summary>
    public bool IsLevel => _written >= _asked;

    /// <summary>The write command for these bytes.</summary>
    public Tcp.Write Charge(ByteString data)
    {
        AddToSent(Math.Max(data.Count, MinimumCharge));
        return _sent - _asked < options.AckEvery && HasRoom ? Tcp.Write.Create(data) : AskFor(data);
    }

    /// <summary>An empty write whose acknowledgement comes behind everything that was sent.</summary>
    public Tcp.Write Barrier()
    {
        AddToSent(MinimumCharge);
        return AskFor(ByteString.Empty);
    }

    /// <summary>A barrier that does no harm if its acknowledgement is lost.</summary>
    public Tcp.Write Probe()
    {
        AddToSent(MinimumCharge);
        return AskFor(ByteString.Empty, isProbe: true);
    }

    /// <summary>For how long something was known to wait for the peer since the last call.</summary>
    public TimeSpan TakeWaited()
    {
        if (!IsLevel)
        {
            var now = clock.MonotonicClock;
            _waited += now - _waitingSince;
            _waitingSince = now;
        }

        var waited = _waited;
        _waited = TimeSpan.Zero;
        return waited;
    }

    /// <summary>Whether the kernel has all that had been charged up to this point.</summary>
    public bool HasWritten(long point) => _written >= point;

    public void Acknowledge(Written written)
    {
        if (IsLevel)
        {
            return;
        }

        _written = Math.Max(_written, written.UpTo);
        if (IsLevel && options.MinDrainRate is not null)
        {
            _waited += clock.MonotonicClock - _waitingSince;
        }

        if (Pending - _reported <= -ByteBudget.Step)
        {
            Report();
        }
    }

    /// <summary>Tells the server exactly what is pending.</summary>
    public void Report() => Report(Pending);

    /// <summary>Nothing is pending any more, whatever becomes of it.</summary>
    public void Release() => Report(0);

    private void Report(long pending)
    {
        if (pending != _reported)
        {
            budget.Add(pending - _reported);
            _reported = pending;
        }
    }

    private void AddToSent(int charge)
    {
        _sent += charge;
        if (Pending - _reported >= ByteBudget.Step)
        {
            Report();
        }
    }

    private Tcp.Write AskFor(ByteString data, bool isProbe = false)
    {
        // The clock is read at most twice for an acknowledgement.
        if (IsLevel && options.MinDrainRate is not null)
        {
            _waitingSince = clock.MonotonicClock;
        }

        _asked = _sent;
        _isProbed = isProbe;
        return Tcp.Write.Create(data, new Written(_sent, isProbe, ServerMeters.EchoDuration.Enabled && !data.IsEmpty ? Stopwatch.GetTimestamp() : 0));
    }

    /// <summary>The kernel has all bytes up to this charge.</summary>
    public sealed class Written(long upTo, bool isProbe, long sentAt) : Tcp.Event
    {
        public long UpTo => upTo;

        /// <summary>Nothing has moved but the probe: it came when we asked.</summary>
        public bool IsProbe => isProbe;

        /// <summary>When the bytes before it were sent (<see cref="Stopwatch"/>), or 0 if nobody wants to know or there were none.</summary>
        public long SentAt => sentAt;
    }
}
