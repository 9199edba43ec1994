using Akka.Actor;

namespace Akka.IO.Connections;

/// <summary>The writes that wait for a connection, in order.</summary>
/// <remarks>
/// What waits is copied, so that a byte of backlog keeps a byte and not the slab it was received in; small writes are copied
/// together, so that a writer of single bytes does not cost an object each. Bytes behind a write that wants an acknowledgement
/// are never put together with it, as they would hold the acknowledgement back.
/// </remarks>
internal sealed class WriteQueue
{
    /// <summary>Bytes up to which copying is cheaper than an entry of their own.</summary>
    internal const int SmallWrite = 4 * 1024;

    private const int FirstTail = 512;
    private const int LargestTail = 16 * 1024;

    private readonly Queue<PendingWrite> _waiting = new();
    private byte[] _tail = [];
    private int _tailUsed;
    private int _tailCommands;
    private int _nextTail = FirstTail;

    /// <summary>Commands that wait, that under way included.</summary>
    public int Commands { get; private set; }

    /// <summary>Bytes that wait or are under way, those of files not counted.</summary>
    public long Bytes { get; private set; }

    /// <summary>True while the driver has something of ours that it has not reported as sent.</summary>
    public bool IsSending { get; private set; }

    /// <summary>What the driver has.</summary>
    public PendingWrite UnderWay { get; private set; }

    public bool IsIdle => Commands == 0 && !IsSending;

    /// <summary>True when something waits behind what is under way.</summary>
    public bool HasMore => _waiting.Count > 0 || _tailUsed > 0 || _tailCommands > 0;

    /// <param name="ack">What the writer is told in the end; a <see cref="Tcp.NoAck"/> is not told.</param>
    public void Add(ByteString data, Tcp.Event ack, IActorRef writer)
    {
        var wanted = ack is Tcp.NoAck ? null : ack;
        for (var i = 0; i < data.SegmentCount; i++)
        {
            var last = i == data.SegmentCount - 1;
            AddPart(data.Segment(i), data.IsCompact, last ? wanted : null, writer, last ? 1 : 0);
        }

        Bytes += data.Count;
        Commands++;
    }

    public void Add(Tcp.WriteFile file, IActorRef writer)
    {
        Seal(null, null);
        _waiting.Enqueue(new PendingWrite(default, 0, file, file.WantsAck ? file.Ack : null, writer, 1));
        Commands++;
    }

    /// <summary>Takes the next, which is under way from now on.</summary>
    public bool TryBegin(out PendingWrite next)
    {
        if (_waiting.Count == 0)
        {
            Seal(null, null);
        }

        if (!_waiting.TryDequeue(out next))
        {
            return false;
        }

        (IsSending, UnderWay) = (true, next);
        return true;
    }

    /// <summary>Something that went to the driver without waiting here is under way.</summary>
    /// <param name="commands">0 if the command ends with something that is added after this.</param>
    public void Begin(int count, Tcp.Event? ack, IActorRef? writer, int commands)
    {
        (IsSending, UnderWay) = (true, new PendingWrite(default, count, null, ack, writer, commands));
        Bytes += count;
        Commands += commands;
    }

    /// <summary>What was under way is in the kernel.</summary>
    public void End()
    {
        Commands -= UnderWay.Commands;
        Bytes -= UnderWay.Count;
        (IsSending, UnderWay) = (false, default);
        if (Commands == 0)
        {
            _nextTail = FirstTail;
        }
    }

    private void AddPart(ArraySegment<byte> part, bool owned, Tcp.Event? ack, IActorRef writer, int commands)
    {
        if (owned && part.Count > SmallWrite)
        {
            Seal(null, null);
            Enqueue(part, ack, writer, commands);
            return;
        }

        if (_tail.Length - _tailUsed < part.Count)
        {
            Seal(null, null);
        }

        if (_tail.Length == 0)
        {
            if (ack is not null || part.Count > SmallWrite)
            {
                Enqueue(part.Count == 0 ? part : part.ToArray(), ack, writer, commands);
                return;
            }

            _tail = GC.AllocateUninitializedArray<byte>(Math.Max(_nextTail, part.Count));
            _nextTail = Math.Min(_nextTail * 2, LargestTail);
        }

        part.AsSpan().CopyTo(_tail.AsSpan(_tailUsed));
        _tailUsed += part.Count;
        _tailCommands += commands;
        if (ack is not null)
        {
            Seal(ack, writer);
        }
    }

    private void Seal(Tcp.Event? ack, IActorRef? writer)
    {
        if (_tailUsed > 0 || _tailCommands > 0)
        {
            Enqueue(new ArraySegment<byte>(_tail, 0, _tailUsed), ack, writer, _tailCommands);
        }

        (_tail, _tailUsed, _tailCommands) = ([], 0, 0);
    }

    private void Enqueue(ArraySegment<byte> data, Tcp.Event? ack, IActorRef? writer, int commands) =>
        _waiting.Enqueue(new PendingWrite(data, data.Count, null, ack, writer, commands));
}
