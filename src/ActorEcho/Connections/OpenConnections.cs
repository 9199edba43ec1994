namespace ActorEcho.Connections;

/// <summary>
/// The connections of a listener that are open, by what each has waiting for its peer. A connection pays for it when it begins and when it ends;
/// whoever wants to know a sum walks through them all, on any thread, and sees numbers that may be some messages old.
/// </summary>
/// <param name="listener">The listener's name.</param>
/// <param name="highMark">What may wait for the peer of each, in bytes.</param>
internal sealed class OpenConnections(string listener, long highMark)
{
    private readonly Lock _lock = new();
    private WriteLedger? _first;

    public string Listener => listener;

    public long HighMark => highMark;

    public int Count { get; private set; }

    public void Add(WriteLedger ledger)
    {
        lock (_lock)
        {
            ledger.Next = _first;
            _first?.Previous = ledger;
            _first = ledger;
            Count++;
        }
    }

    public void Remove(WriteLedger ledger)
    {
        lock (_lock)
        {
            if (ledger.Previous is null)
            {
                _first = ledger.Next;
            }
            else
            {
                ledger.Previous.Next = ledger.Next;
            }

            ledger.Next?.Previous = ledger.Previous;
            Count--;
        }
    }

    /// <summary>The sum over all of them.</summary>
    public long Sum(Func<WriteLedger, long> part)
    {
        var sum = 0L;
        lock (_lock)
        {
            for (var ledger = _first; ledger is not null; ledger = ledger.Next)
            {
                sum += part(ledger);
            }
        }

        return sum;
    }
}
