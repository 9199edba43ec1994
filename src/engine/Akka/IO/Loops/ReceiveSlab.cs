namespace Akka.IO.Loops;

/// <summary>
/// The memory that received data is cut from. A byte of it is written once, so a slice may be kept for ever; it then keeps
/// the whole slab, which <see cref="ByteString.Compact"/> avoids.
/// </summary>
/// <remarks>
/// 64 KiB: below the 85,000 bytes from which arrays go to the large object heap, which only full collections sweep. A new
/// slab is not cleared: what is not yet received is never handed out.
/// </remarks>
internal sealed class ReceiveSlab
{
    internal const int Size = 64 * 1024;

    /// <summary>A receive is offered at least this much, else a new slab is begun.</summary>
    internal const int LeastOffer = 1024;

    private byte[] _slab = [];
    private int _used;
    private int _typical;

    /// <summary>The room for the next receive: at most <paramref name="limit"/> bytes.</summary>
    /// <remarks>
    /// More room than what comes at a time says, by a short receive, that nothing is left; so where large chunks come the end of
    /// a slab is not used up, at the price of some of it.
    /// </remarks>
    public Span<byte> Offer(int limit)
    {
        var wanted = Math.Clamp(_typical * 2, LeastOffer, Size / 2);
        if (_slab.Length - _used < Math.Min(wanted, limit))
        {
            _slab = GC.AllocateUninitializedArray<byte>(Size);
            _used = 0;
        }

        return _slab.AsSpan(_used, Math.Min(_slab.Length - _used, limit));
    }

    /// <summary>The first <paramref name="count"/> bytes of the last offer, which are now data.</summary>
    public ByteString Take(int count)
    {
        var data = new ByteString(_slab, _used, count);
        _used += count;
        _typical = Math.Max(count, _typical - (_typical >> 3));
        return data;
    }
}
