using Akka.Configuration;

namespace Akka.Actor;

/// <summary>One phase of <see cref="CoordinatedShutdown"/>, as <c>akka.coordinated-shutdown.phases</c> has it.</summary>
/// <param name="DependsOn">Phases that run before it.</param>
/// <param name="Timeout">How long its tasks may take together.</param>
/// <param name="Recover">Whether the shutdown goes on when a task fails or the time is up.</param>
/// <param name="Enabled">False to leave its tasks out.</param>
internal sealed record ShutdownPhase(IReadOnlyList<string> DependsOn, TimeSpan Timeout, bool Recover, bool Enabled)
{
    /// <param name="config">The section <c>akka.coordinated-shutdown</c>.</param>
    public static Dictionary<string, ShutdownPhase> Read(Config config)
    {
        var defaultTimeout = config.GetTimeSpan("default-phase-timeout");
        var phases = new Dictionary<string, ShutdownPhase>();
        var section = config.GetConfig("phases");
        foreach (var (name, _) in section.Root.GetObject().Items)
        {
            var phase = section.GetConfig(name);
            phases.Add(name, new ShutdownPhase(
                [.. phase.GetStringList("depends-on", [])],
                phase.GetTimeSpan("timeout", defaultTimeout),
                phase.GetBoolean("recover", true),
                phase.GetBoolean("enabled", true)));
        }

        return phases;
    }

    /// <summary>The phases in an order in which each comes after those it depends on; otherwise by name, so it is the same each time.</summary>
    /// <exception cref="ArgumentException">They depend on each other in a circle.</exception>
    public static IReadOnlyList<string> Order(IReadOnlyDictionary<string, ShutdownPhase> phases)
    {
        var ordered = new List<string>();
        var done = new HashSet<string>();
        var open = new List<string>();
        foreach (var name in phases.Keys.Order(StringComparer.Ordinal))
        {
            Visit(name);
        }

        return ordered;

        void Visit(string name)
        {
            if (done.Contains(name))
            {
                return;
            }

            if (open.Contains(name))
            {
                throw new ArgumentException(
                    $"The phases of akka.coordinated-shutdown depend on each other in a circle: {string.Join(" -> ", open)} -> {name}.", nameof(phases));
            }

            open.Add(name);
            if (phases.TryGetValue(name, out var phase))
            {
                foreach (var dependency in phase.DependsOn.Order(StringComparer.Ordinal))
                {
                    Visit(dependency);
                }
            }

            open.RemoveAt(open.Count - 1);
            done.Add(name);
            ordered.Add(name);
        }
    }
}
