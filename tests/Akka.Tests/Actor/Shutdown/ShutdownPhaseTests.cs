using Akka.Actor;
using Akka.Configuration;

namespace Akka.Tests.Actor.Shutdown;

public sealed class ShutdownPhaseTests
{
    [Fact]
    public void Each_phase_comes_after_those_it_depends_on_and_the_rest_by_name() =>
        Assert.Equal(["a", "c", "b", "d"], Order(("d", ["b", "c"]), ("b", ["c"]), ("c", ["a"]), ("a", [])));

    [Fact]
    public void Without_dependencies_the_order_is_that_of_the_names() =>
        Assert.Equal(["a", "b", "c"], Order(("c", []), ("a", []), ("b", [])));

    [Fact]
    public void A_phase_that_only_a_dependency_names_has_a_place() =>
        Assert.Equal(["ghost", "a"], Order(("a", ["ghost"])));

    [Fact]
    public void A_circle_is_an_error_that_shows_it()
    {
        var error = Assert.Throws<ArgumentException>(() => Order(("a", ["b"]), ("b", ["c"]), ("c", ["a"])));
        Assert.Contains("a -> b -> c -> a", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Order(("a", ["a"])));
    }

    [Fact]
    public void What_a_phase_leaves_out_has_its_default()
    {
        var phases = ShutdownPhase.Read(ConfigurationFactory.ParseString(
            """
            default-phase-timeout = 7s
            phases {
              plain {}
              full { depends-on = [plain, other], timeout = 1m, recover = off, enabled = off }
            }
            """));
        Assert.Equal(2, phases.Count);
        Assert.Equal((TimeSpan.FromSeconds(7), true, true), (phases["plain"].Timeout, phases["plain"].Recover, phases["plain"].Enabled));
        Assert.Empty(phases["plain"].DependsOn);
        Assert.Equal((TimeSpan.FromMinutes(1), false, false), (phases["full"].Timeout, phases["full"].Recover, phases["full"].Enabled));
        Assert.Equal(["plain", "other"], phases["full"].DependsOn);
    }

    private static IReadOnlyList<string> Order(params (string Name, string[] DependsOn)[] phases) =>
        ShutdownPhase.Order(phases.ToDictionary(phase => phase.Name, phase => new ShutdownPhase(phase.DependsOn, TimeSpan.Zero, true, true)));
}
