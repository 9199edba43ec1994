using Akka.Actor;

namespace Akka.Tests.Actor.Scheduling;

public sealed class WheelTurnsTests
{
    private readonly ManualTime _time = new();
    private readonly List<string> _ran = [];
    private readonly List<Exception> _errors = [];

    [Fact]
    public void A_delay_is_never_cut_short_and_ends_with_the_tick_it_falls_in()
    {
        var wheel = Still();
        wheel.Push(Once("x"), Ms(15));
        wheel.Turn();
        _time.Advance(19);
        wheel.Turn();
        Assert.Empty(_ran);
        _time.Advance(1);
        wheel.Turn();
        Assert.Equal(["x"], _ran);
        _time.Advance(10_000);
        wheel.Turn();
        Assert.Equal(["x"], _ran);
    }

    [Fact]
    public void No_delay_runs_in_the_next_turn_of_whatever_tick()
    {
        var wheel = Still();
        _time.Advance(7);
        wheel.Turn();
        wheel.Push(Once("now"), TimeSpan.Zero);
        wheel.Turn();
        Assert.Equal(["now"], _ran);
    }

    [Fact]
    public void The_longest_delay_does_not_overflow()
    {
        var wheel = Still();
        _time.Advance(100);
        wheel.Push(Once("x"), TimeSpan.MaxValue);
        wheel.Turn();
        _time.Advance(1e9);
        wheel.Turn();
        Assert.Empty(_ran);
    }

    [Fact]
    public void Repetition_keeps_its_rate_and_skips_what_a_pause_made_it_miss()
    {
        var wheel = Still();
        wheel.Push(Repeated("x", 100), Ms(50));
        Assert.Equal([50, 150, 250], RunsAt(wheel, 10, 30));
        _time.Advance(1000);
        wheel.Turn();
        Assert.Equal(4, _ran.Count);
        Assert.Equal([1350, 1450], RunsAt(wheel, 10, 20));
    }

    [Fact]
    public void A_repetition_that_throws_is_reported_once_and_ends()
    {
        var wheel = Still();
        var boom = new InvalidOperationException("boom");
        wheel.Push(new ActionEntry(() => throw boom, Ms(10).Ticks, null), Ms(10));
        wheel.Push(Repeated("other", 10), Ms(10));
        RunsAt(wheel, 10, 5);
        Assert.Same(boom, Assert.Single(_errors));
        Assert.Equal(5, _ran.Count);
    }

    [Fact]
    public void A_cancelled_entry_leaves_the_wheel_at_the_next_turn()
    {
        var wheel = Still();
        var cancelable = new Cancelable(NoScheduler.Instance);
        wheel.Push(new ActionEntry(() => _ran.Add("x"), 0, cancelable), Ms(100));
        Assert.NotEqual(long.MaxValue, wheel.Turn());
        cancelable.Cancel();
        Assert.Equal(long.MaxValue, wheel.Turn());
        _time.Advance(200);
        wheel.Turn();
        Assert.Empty(_ran);
    }

    [Fact]
    public void An_entry_that_was_cancelled_before_or_right_after_the_push_never_runs()
    {
        var wheel = Still();
        foreach (var cancelFirst in new[] { true, false })
        {
            var cancelable = new Cancelable(NoScheduler.Instance);
            if (cancelFirst)
            {
                cancelable.Cancel();
            }

            wheel.Push(new ActionEntry(() => _ran.Add("x"), 0, cancelable), TimeSpan.Zero);
            cancelable.Cancel();
        }

        Assert.Equal(long.MaxValue, wheel.Turn());
        Assert.Empty(_ran);
    }

    [Fact]
    public void A_second_entry_of_one_cancelable_is_cancelled_too()
    {
        var wheel = Still();
        var cancelable = new Cancelable(NoScheduler.Instance);
        wheel.Push(new ActionEntry(() => _ran.Add("a"), 0, cancelable), Ms(10));
        wheel.Push(new ActionEntry(() => _ran.Add("b"), Ms(10).Ticks, cancelable), Ms(10));
        wheel.Turn();
        cancelable.Cancel();
        Assert.Empty(RunsAt(wheel, 10, 5));
        Assert.Equal(long.MaxValue, wheel.Turn());
    }

    [Fact]
    public void A_repetition_may_cancel_itself()
    {
        var wheel = Still();
        var cancelable = new Cancelable(NoScheduler.Instance);
        wheel.Push(new ActionEntry(Twice, Ms(10).Ticks, cancelable), Ms(10));
        RunsAt(wheel, 10, 5);
        Assert.Equal(2, _ran.Count);
        Assert.Equal(long.MaxValue, wheel.Turn());

        void Twice()
        {
            _ran.Add("x");
            if (_ran.Count == 2)
            {
                cancelable.Cancel();
            }
        }
    }

    [Fact]
    public void What_an_entry_pushes_runs_in_its_own_time()
    {
        var wheel = Still();
        wheel.Push(new ActionEntry(() => wheel.Push(Once("second"), Ms(10)), 0, null), Ms(10));
        Assert.Equal([20], RunsAt(wheel, 10, 5));
    }

    [Fact]
    public void Once_stopped_nothing_begins_to_run()
    {
        var wheel = Still();
        wheel.Push(Once("waiting"), Ms(10));
        wheel.Turn();
        wheel.Push(Once("pushed"), TimeSpan.Zero);
        wheel.Stop();
        _time.Advance(100);
        wheel.Turn();
        Assert.Empty(_ran);
    }

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private ActionEntry Once(string name) => new(() => _ran.Add(name), 0, null);

    private ActionEntry Repeated(string name, int interval) => new(() => _ran.Add(name), Ms(interval).Ticks, null);

    private WheelTurns Still() => new(Ms(10), 16, _time, (cause, _) => _errors.Add(cause));

    private List<int> RunsAt(WheelTurns wheel, int step, int turns)
    {
        var times = new List<int>();
        for (var i = 0; i < turns; i++)
        {
            var before = _ran.Count;
            _time.Advance(step);
            wheel.Turn();
            times.AddRange(Enumerable.Repeat((int)(_time.GetTimestamp() / TimeSpan.TicksPerMillisecond), _ran.Count - before));
        }

        return times;
    }
}
