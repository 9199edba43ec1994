namespace Akka.IO.Connections;

/// <summary>All the homes there are, in the order in which they become active. Read from any thread; changed by the manager alone.</summary>
internal sealed class Homes
{
    private volatile Home[] _all = [];
    private volatile int _active;

    public IReadOnlyList<Home> All => _all;

    /// <summary>Of these, from the first on, new connections go to one.</summary>
    public int Active
    {
        get => _active;
        set => _active = value;
    }

    public void Add(Home home) => _all = [.. _all, home];

    /// <summary>Where a new connection is to go: to the active loop that has the fewest.</summary>
    public Home Choose()
    {
        var all = _all;
        var chosen = all[0];
        for (var i = 1; i < _active; i++)
        {
            chosen = all[i].Count < chosen.Count ? all[i] : chosen;
        }

        return chosen;
    }
}
