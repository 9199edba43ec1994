using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ActorEcho.Connections;

namespace ActorEcho.Metrics;

/// <summary>
/// The meter <c>ActorEcho.Server</c>, named as OpenTelemetry names things. While nobody listens, a message costs a look at a field for each instrument
/// it passes; what is a level (connections, bytes that wait) is counted only when somebody asks.
/// </summary>
internal static class ServerMeters
{
    public const string Name = "ActorEcho.Server";
    public const string Listener = "actorecho.listener";
    public const string CloseReason = "actorecho.close.reason";
    public const string ErrorType = "error.type";
    private const string Direction = "network.io.direction";

    private static readonly Meter Meter = new(Name);
    private static readonly ConcurrentDictionary<OpenConnections, bool> Open = [];

    public static readonly Counter<long> Accepted = Meter.CreateCounter<long>("actorecho.accepted_connections", "{connection}", "Connections that got an actor.");

    public static readonly Counter<long> Rejected = Meter.CreateCounter<long>(
        "actorecho.rejected_connections", "{connection}", "Connections that were refused before they got an actor.");

    public static readonly Histogram<double> ConnectionDuration = Meter.CreateHistogram(
        "actorecho.connection.duration", "s", "How long connections lasted.", advice: Boundaries(0.001, 0.01, 0.1, 1, 10, 60, 600, 3600));

    public static readonly Counter<long> Io = Meter.CreateCounter<long>("actorecho.connection.io", "By", "Bytes that services got and sent.");

    public static readonly Counter<long> ReadSuspensions = Meter.CreateCounter<long>(
        "actorecho.read.suspensions", "{suspension}", "How often a connection was no longer read from, as its peer does not take what it is sent.");

    public static readonly Histogram<double> EchoDuration = Meter.CreateHistogram(
        "actorecho.echo.duration", "s", "From sending to the kernel's taking it, for the writes that ask for an acknowledgement (write-buffer.ack-every).",
        advice: Boundaries(0.00001, 0.0001, 0.001, 0.01, 0.1, 1, 10));

    public static readonly Histogram<double> DrainDuration = Meter.CreateHistogram(
        "actorecho.drain.duration", "s", "How long the server drained its connections when it stopped.", advice: Boundaries(0.01, 0.1, 1, 5, 10, 60, 600));

    static ServerMeters()
    {
        Meter.CreateObservableUpDownCounter("actorecho.active_connections", () => Levels(o => o.Count), "{connection}", "Connections that are open.");
        Meter.CreateObservableUpDownCounter("actorecho.write_buffer.usage", () => Levels(o => o.Sum(l => l.Pending)), "By", "Bytes that wait for their peers.");
        Meter.CreateObservableUpDownCounter(
            "actorecho.write_buffer.limit", () => Levels(o => o.Count * o.HighMark), "By", "What may wait: write-buffer.high-mark of each open connection.");
    }

    /// <summary>From now on the levels of these connections are told to whoever asks.</summary>
    public static void Add(OpenConnections connections) => Open[connections] = true;

    public static void Remove(OpenConnections connections) => Open.TryRemove(connections, out _);

    public static void CountReceived(string listener, int bytes)
    {
        if (Io.Enabled)
        {
            Io.Add(bytes, new(Listener, listener), new(Direction, "receive"));
        }
    }

    public static void CountSent(string listener, int bytes)
    {
        if (Io.Enabled)
        {
            Io.Add(bytes, new(Listener, listener), new(Direction, "transmit"));
        }
    }

    private static IEnumerable<Measurement<long>> Levels(Func<OpenConnections, long> level) =>
        Open.Keys.Select(o => new Measurement<long>(level(o), new KeyValuePair<string, object?>(Listener, o.Listener)));

    private static InstrumentAdvice<double> Boundaries(params double[] seconds) => new() { HistogramBucketBoundaries = seconds };
}
