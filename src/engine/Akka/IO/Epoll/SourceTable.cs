namespace Akka.IO.Epoll;

/// <summary>
/// The poller's sources by token: index in the low half, generation in the high one. A place that is freed gets a new
/// generation, so an event that was collected for its former holder finds nothing.
/// </summary>
internal sealed class SourceTable
{
    private readonly Stack<int> _free = new();
    private Place[] _places = new Place[64];
    private int _used;

    public int Count => _used - _free.Count;

    public IEnumerable<IEpollSource> All => _places.Take(_used).Select(p => p.Source).OfType<IEpollSource>();

    public ulong Add(IEpollSource source)
    {
        var index = _free.TryPop(out var freed) ? freed : _used++;
        if (index == _places.Length)
        {
            Array.Resize(ref _places, index * 2);
        }

        _places[index].Source = source;
        return (ulong)_places[index].Generation << 32 | (uint)index;
    }

    /// <summary>The source that was given <paramref name="token"/>, or null if it is gone.</summary>
    public IEpollSource? Find(ulong token)
    {
        // One that has moved to another table has a token of that, which may be beyond this one's end.
        var index = (uint)token;
        return index < (uint)_places.Length && _places[index].Generation == (uint)(token >> 32) ? _places[index].Source : null;
    }

    public void Replace(ulong token, IEpollSource source) => _places[(uint)token].Source = source;

    public void Remove(ulong token)
    {
        ref var place = ref _places[(uint)token];
        place.Source = null;
        place.Generation++;
        _free.Push((int)(uint)token);
    }

    private struct Place
    {
        public IEpollSource? Source;
        public uint Generation;
    }
}
