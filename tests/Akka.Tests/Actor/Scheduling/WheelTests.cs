using Akka.Actor;

namespace Akka.Tests.Actor.Scheduling;

public sealed class WheelTests
{
    private readonly List<string> _ran = [];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 64)]
    [InlineData(100, 128)]
    public void A_thing_is_due_at_its_tick_and_not_before_for_any_wheel_size(int buckets, int size)
    {
        for (var deadline = 1; deadline < 3 * size + 2; deadline++)
        {
            var wheel = new Wheel(10, buckets);
            var due = new List<WheelEntry>();
            wheel.Insert(Entry("x", deadline * 10));
            Assert.InRange(wheel.NextWake(), 1, deadline * 10);
            wheel.Advance(deadline * 10 - 1, due.Add);
            Assert.Empty(due);
            wheel.Advance(deadline * 10, due.Add);
            Assert.Single(due);
            Assert.Equal(0, wheel.Count);
            Assert.Equal(long.MaxValue, wheel.NextWake());
        }
    }

    [Fact]
    public void A_deadline_between_two_ticks_waits_for_the_later()
    {
        var wheel = new Wheel(10, 8);
        var due = new List<WheelEntry>();
        wheel.Insert(Entry("x", 11));
        wheel.Advance(19, due.Add);
        Assert.Empty(due);
        Assert.Equal(20, wheel.NextWake());
        wheel.Advance(20, due.Add);
        Assert.Single(due);
    }

    [Fact]
    public void Within_a_jump_things_are_due_by_tick_then_by_insertion()
    {
        var wheel = new Wheel(10, 4);
        foreach (var (name, deadline) in new[] { ("c", 95), ("a", 15), ("d", 100), ("b", 20), ("e", 410) })
        {
            wheel.Insert(Entry(name, deadline));
        }

        wheel.Advance(1000, entry => _ran.Add(entry.ToString()!));
        Assert.Equal(["a", "b", "c", "d", "e"], _ran);
    }

    [Fact]
    public void Removing_the_first_the_last_and_a_middle_one_leaves_the_others()
    {
        var wheel = new Wheel(10, 8);
        var entries = "abcde".Select(name => Entry(name.ToString(), 50)).ToArray();
        Array.ForEach(entries, wheel.Insert);
        wheel.Remove(entries[0]);
        wheel.Remove(entries[2]);
        wheel.Remove(entries[4]);
        wheel.Remove(entries[4]);
        Assert.Equal(2, wheel.Count);
        wheel.Advance(50, entry => _ran.Add(entry.ToString()!));
        Assert.Equal(["b", "d"], _ran);
    }

    [Fact]
    public void A_passing_turn_sweeps_out_what_a_foreign_cancelable_has_cancelled()
    {
        var wheel = new Wheel(10, 4);
        var cancelable = new ForeignCancelable();
        wheel.Insert(new NamedEntry("x", 400, cancelable));
        cancelable.Cancel();
        wheel.Advance(40, _ => { });
        Assert.Equal(0, wheel.Count);
    }

    [Fact]
    public void Any_mix_agrees_with_a_sorted_list()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var wheel = new Wheel(1 + random.Next(20), 1 + random.Next(200));
            var expected = new List<NamedEntry>();
            long now = 0;
            for (var step = 0; step < 300; step++)
            {
                var entry = Entry(step.ToString(), now + 1 + random.Next(5000));
                wheel.Insert(entry);
                expected.Add(entry);
                if (random.Next(3) == 0)
                {
                    var victim = expected[random.Next(expected.Count)];
                    expected.Remove(victim);
                    wheel.Remove(victim);
                }

                now += random.Next(200);
                var due = new HashSet<WheelEntry>();
                wheel.Advance(now, entry => Assert.True(due.Add(entry)));
                var passed = expected.Where(one => one.DeadlineTick * wheel.TickDuration <= now).ToHashSet<WheelEntry>();
                Assert.Equal(passed, due);
                Assert.All(passed, one => Assert.True(one.Deadline <= now));
                expected.RemoveAll(passed.Contains);
                Assert.Equal(expected.Count, wheel.Count);
            }
        }
    }

    private static NamedEntry Entry(string name, long deadline) => new(name, deadline, null);

    private sealed class NamedEntry : WheelEntry
    {
        private readonly string _name;

        public NamedEntry(string name, long deadline, ICancelable? cancelable)
            : base(0, cancelable)
        {
            _name = name;
            Deadline = deadline;
        }

        public override void Run()
        {
        }

        public override string ToString() => _name;
    }
}
