namespace Akka.IO.Epoll;

/// <summary>
/// Puts together what one connection was given to send in several pieces, so that it takes one call. For a few kilobytes the copy costs
/// less than the kernel's work for a vector of pieces.
/// </summary>
internal sealed class SendBuffer
{
    /// <summary>What a connection may gather; more goes to the kernel at once.</summary>
    public const int Capacity = 64 * 1024;

    private readonly Stack<List<ArraySegment<byte>>> _spare = new();
    private byte[] _bytes = [];

    /// <summary>An empty list, to be given to <see cref="Merge"/> in the end.</summary>
    public List<ArraySegment<byte>> Rent() => _spare.TryPop(out var list) ? list : new List<ArraySegment<byte>>();

    /// <summary>All of it in one piece, until the next call.</summary>
    public ArraySegment<byte> Merge(ArraySegment<byte> first, List<ArraySegment<byte>> more)
    {
        if (_bytes.Length == 0)
        {
            _bytes = GC.AllocateUninitializedArray<byte>(Capacity);
        }

        first.AsSpan().CopyTo(_bytes);
        var used = first.Count;
        foreach (var piece in more)
        {
            piece.AsSpan().CopyTo(_bytes.AsSpan(used));
            used += piece.Count;
        }

        Drop(more);
        return new ArraySegment<byte>(_bytes, 0, used);
    }

    public void Drop(List<ArraySegment<byte>> list)
    {
        list.Clear();
        _spare.Push(list);
    }
}
