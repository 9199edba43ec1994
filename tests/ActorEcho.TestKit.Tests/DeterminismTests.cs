using System.Diagnostics;
using Xunit.Abstractions;

namespace ActorEcho.TestKit.Tests;

/// <summary>The same seed gives the same run; an hour is over in no time.</summary>
public sealed class DeterminismTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_same_seed_gives_the_same_trace_twice_and_another_seed_another()
    {
        var first = Hour(4711);
        Assert.Equal(first, Hour(4711));
        Assert.NotEqual(first, Hour(4712));
        output.WriteLine(first);
    }

    // The fastest of some runs: what else the machine does meanwhile, and what is compiled in the first, is no matter of the scenario.
    [Fact]
    public void An_hour_takes_less_than_a_second()
    {
        var fastest = Enumerable.Range(1, 10).Min(seed =>
        {
            var watch = Stopwatch.StartNew();
            Hour(seed);
            return watch.Elapsed;
        });
        output.WriteLine($"{fastest}");
        Assert.InRange(fastest, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    /// <summary>Idle and busy, slow and stalled peers, and a drain at the end.</summary>
    private static string Hour(int seed)
    {
        using var scenario = Scenario.For(
            () => new EchoConnection(),
            new ScenarioOptions { Seed = seed },
            listener => listener with { Timeouts = new TimeoutOptions { Idle = 5 * Minute } },
            server => server with { ShutdownDeadline = Minute });
        var (idle, busy, slow, stalled) = (scenario.Connect(), scenario.Connect(), scenario.Connect(), scenario.Connect());
        slow.ReadSlowly(1000);
        slow.Send(new byte[1_000_000]);
        stalled.Stall();
        stalled.Send(new byte[1_000_000]);
        for (var i = 0; i < 59; i++)
        {
            busy.Send("tick");
            busy.Expect("tick");
            scenario.Advance(Minute);
        }

        idle.ExpectEnd();
        idle.ExpectCloseReason(CloseReason.IdleTimeout);
        stalled.ExpectReset();
        scenario.Stop();
        busy.ExpectEnd();
        busy.End();
        scenario.Advance(Minute);
        scenario.ExpectStopped();
        Assert.InRange(scenario.Elapsed, 60 * Minute, 61 * Minute);
        return scenario.Trace;
    }
}
