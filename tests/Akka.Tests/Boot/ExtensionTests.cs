using Akka.Actor;
using Akka.Configuration;

namespace Akka.Tests.Boot;

public sealed class ExtensionTests() : CoreTest("akka.extensions = [\"Akka.Tests.Boot.ExtensionTests+Configured, Akka.Tests\"]")
{
    [Fact]
    public void An_extension_is_made_once_per_system()
    {
        var first = Sys.WithExtension<Counter, CounterId>();

        Assert.Same(first, Sys.WithExtension<Counter, CounterId>());
        Assert.Same(first, Sys.GetExtension<Counter>());
        Assert.Same(Sys, first.System);
    }

    [Fact]
    public void However_many_ask_for_it_at_the_same_time()
    {
        var made = new Counter[8];
        Parallel.For(0, 8, i => made[i] = (Counter)Sys.RegisterExtension(new CounterId()));

        Assert.Single(made.Distinct());
    }

    [Fact]
    public void One_that_was_not_registered_is_not_there()
    {
        Assert.False(Sys.HasExtension<Counter>());
        Assert.Null(Sys.GetExtension<Counter>());
        Assert.False(Sys.TryGetExtension<Counter>(out _));
        Assert.Throws<ArgumentException>(() => Sys.GetExtension(new CounterId()));
        Sys.RegisterExtension(new CounterId());
        Assert.True(Sys.HasExtension<Counter>());
        Assert.True(Sys.TryGetExtension<Counter>(out _));
    }

    [Fact]
    public void One_that_fails_can_be_tried_again()
    {
        var id = new FailsOnce();
        Assert.Throws<NotSupportedException>(() => Sys.RegisterExtension(id));

        Assert.IsType<Failing>(Sys.RegisterExtension(id));
    }

    [Fact]
    public void Those_that_the_configuration_names_are_there_from_the_start() => Assert.True(Sys.HasExtension<ConfiguredExtension>());

    [Fact]
    public void One_that_the_configuration_names_wrongly_is_an_error()
    {
        var config = ConfigurationFactory.ParseString("akka.extensions = [\"No.Such.Extension\"], akka.loglevel = OFF, akka.stdout-loglevel = OFF");
        var error = Assert.Throws<ConfigurationException>(() => ActorSystem.Create("wrong", config));

        Assert.Contains("No.Such.Extension", error.Message, StringComparison.Ordinal);
    }

    private sealed class Counter(ExtendedActorSystem system) : IExtension
    {
        public ExtendedActorSystem System { get; } = system;
    }

    private sealed class CounterId : ExtensionIdProvider<Counter>
    {
        public override Counter CreateExtension(ExtendedActorSystem system) => new(system);
    }

    private sealed class Failing : IExtension;

    private sealed class FailsOnce : ExtensionIdProvider<Failing>
    {
        private int _attempts;

        public override Failing CreateExtension(ExtendedActorSystem system) =>
            Interlocked.Increment(ref _attempts) == 1 ? throw new NotSupportedException() : new Failing();
    }

    public sealed class ConfiguredExtension : IExtension;

    public sealed class Configured : ExtensionIdProvider<ConfiguredExtension>
    {
        public override ConfiguredExtension CreateExtension(ExtendedActorSystem system) => new();
    }
}
