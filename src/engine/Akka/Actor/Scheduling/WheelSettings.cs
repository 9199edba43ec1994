using Akka.Configuration;

namespace Akka.Actor;

/// <summary>What <c>akka.scheduler</c> says of the timing wheel.</summary>
/// <param name="TickDuration">Resolution: how late a timer may be; at least 1 ms. A tick costs a wake-up only if something is due in it.</param>
/// <param name="TicksPerWheel">1 to 65536, rounded up to a power of two; a timer that is further away than one round is passed once a round.</param>
/// <param name="ShutdownTimeout">How long the end of the system waits for an action that is running.</param>
internal sealed record WheelSettings(TimeSpan TickDuration, int TicksPerWheel, TimeSpan ShutdownTimeout)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <param name="config">The configuration of the system, or its section <c>akka.scheduler</c>.</param>
    /// <exception cref="ConfigurationException">A value is out of its range.</exception>
    public static WheelSettings Read(Config config)
    {
        var section = config.HasPath("akka.scheduler") ? config.GetConfig("akka.scheduler") : config;
        var settings = new WheelSettings(
            section.GetTimeSpan("tick-duration"), section.GetInt("ticks-per-wheel"), section.GetTimeSpan("shutdown-timeout"));
        if (settings.TickDuration < Shortest)
        {
            throw new ConfigurationException($"akka.scheduler.tick-duration is {settings.TickDuration}; expected at least 1 ms.");
        }

        if (settings.TicksPerWheel is < 1 or > 65536)
        {
            throw new ConfigurationException($"akka.scheduler.ticks-per-wheel is {settings.TicksPerWheel}; expected 1 to 65536.");
        }

        return settings;
    }
}
