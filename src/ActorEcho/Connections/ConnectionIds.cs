using System.Globalization;

namespace ActorEcho.Connections;

/// <summary>Names connections c1, c2, ... over all listeners of a server: a log line's id leads to one actor, and never to two.</summary>
internal sealed class ConnectionIds
{
    private long _last;

    public string Next() => string.Create(CultureInfo.InvariantCulture, $"c{Interlocked.Increment(ref _last)}");
}
