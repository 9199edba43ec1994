namespace Akka.Routing;

/// <summary>Grows a pool when all its routees are busy and shrinks it when few are.</summary>
public class DefaultResizer : Resizer, IEquatable<DefaultResizer>
{
    /// <param name="lower">The fewest routees; at least 0.</param>
    /// <param name="upper">The most routees; at least <paramref name="lower"/>.</param>
    /// <param name="pressureThreshold">
    /// When a routee is busy. 0: it is processing a message; 1: it is, and more wait; above 1: at least so many wait.
    /// </param>
    /// <param name="rampupRate">The share by which a pool grows when all are busy; at least 0, and at least one routee is added.</param>
    /// <param name="backoffThreshold">The share of busy routees below which a pool shrinks, 0 to 1; 0 for never.</param>
    /// <param name="backoffRate">The share by which it shrinks; at least 0, and at least one routee is removed.</param>
    /// <param name="messagesPerResize">Messages between two looks at the load; at least 1.</param>
    public DefaultResizer(
        int lower, int upper, int pressureThreshold = 1, double rampupRate = 0.2, double backoffThreshold = 0.3, double backoffRate = 0.1, int messagesPerResize = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lower);
        ArgumentOutOfRangeException.ThrowIfLessThan(upper, lower);
        ArgumentOutOfRangeException.ThrowIfNegative(rampupRate);
        ArgumentOutOfRangeException.ThrowIfNegative(backoffRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(backoffThreshold, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(messagesPerResize, 1);
        LowerBound = lower;
        UpperBound = upper;
        PressureThreshold = pressureThreshold;
        RampupRate = rampupRate;
        BackoffThreshold = backoffThreshold;
        BackoffRate = backoffRate;
        MessagesPerResize = messagesPerResize;
    }

    public int LowerBound { get; set; }

    public int UpperBound { get; set; }

    public int PressureThreshold { get; }

    public double RampupRate { get; }

    public double BackoffThreshold { get; }

    public double BackoffRate { get; }

    public int MessagesPerResize { get; }

    public static new DefaultResizer FromConfig(Configuration.Config resizerConfig) => new(
        resizerConfig.GetInt("lower-bound", 1),
        resizerConfig.GetInt("upper-bound", 10),
        resizerConfig.GetInt("pressure-threshold", 1),
        resizerConfig.GetDouble("rampup-rate", 0.2),
        resizerConfig.GetDouble("backoff-threshold", 0.3),
        resizerConfig.GetDouble("backoff-rate", 0.1),
        resizerConfig.GetInt("messages-per-resize", 10));

    public override bool IsTimeForResize(long messageCounter) => messageCounter % MessagesPerResize == 0;

    public override int Resize(IEnumerable<Routee> currentRoutees) => Capacity(currentRoutees);

    /// <summary>The change of size, within the bounds.</summary>
    public int Capacity(IEnumerable<Routee> currentRoutees)
    {
        var routees = currentRoutees.ToArray();
        var proposed = routees.Length + Filter(Pressure(routees), routees.Length);
        return Math.Clamp(proposed, LowerBound, UpperBound) - routees.Length;
    }

    /// <summary>The number of busy routees.</summary>
    public int Pressure(IEnumerable<Routee> currentRoutees) => currentRoutees.Select(RouteeLoad.Of).Count(load => PressureThreshold switch
    {
        > 1 => load.Waiting >= PressureThreshold,
        1 => load is { IsProcessing: true, Waiting: > 0 },
        _ => load.IsProcessing,
    });

    /// <summary>The change of size that so many busy routees of so many ask for, bounds aside.</summary>
    public int Filter(int pressure, int capacity) => Rampup(pressure, capacity) + Backoff(pressure, capacity);

    public int Rampup(int pressure, int capacity) => pressure < capacity ? 0 : (int)Math.Ceiling(RampupRate * capacity);

    public int Backoff(int pressure, int capacity) =>
        BackoffThreshold > 0 && BackoffRate > 0 && capacity > 0 && (double)pressure / capacity < BackoffThreshold
            ? (int)Math.Floor(-BackoffRate * capacity)
            : 0;

    public bool Equals(DefaultResizer? other) =>
        other is not null
        && (LowerBound, UpperBound, PressureThreshold, MessagesPerResize) == (other.LowerBound, other.UpperBound, other.PressureThreshold, other.MessagesPerResize)
        && (RampupRate, BackoffThreshold, BackoffRate) == (other.RampupRate, other.BackoffThreshold, other.BackoffRate);

    public override bool Equals(object? obj) => Equals(obj as DefaultResizer);

    public override int GetHashCode() => HashCode.Combine(PressureThreshold, RampupRate, BackoffThreshold, BackoffRate, MessagesPerResize);
}
