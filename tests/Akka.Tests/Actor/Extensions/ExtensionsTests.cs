using Akka.Actor;

namespace Akka.Tests.Actor.Extensions;

public sealed class ExtensionsTests() : EngineTest("akka.extensions = [\"Akka.Tests.Actor.Extensions.ExtensionsTests+LoadedId, Akka.Tests\"]")
{
    [Fact]
    public void Apply_makes_it_once()
    {
        var made = new CountingId().Apply(System);
        Assert.Same(made, new CountingId().Apply(System));
        Assert.Same(made, new CountingId().Get(System));
        Assert.Same(made, System.GetExtension<Counting>());
        Assert.Same(made, ((IExtensionId)new CountingId()).Apply(System));
        Assert.Same(made, ((IExtensionId)new CountingId()).Get(System));
        Assert.Same(System, made.System);
    }

    [Fact]
    public void With_extension_makes_it_or_finds_it()
    {
        var made = System.WithExtension<Counting, CountingId>();
        Assert.Same(made, System.WithExtension<Counting>(typeof(CountingId)));
        Assert.Same(made, System.WithExtension<Counting>());
        Assert.Throws<ArgumentException>(() => System.WithExtension<Other>());
        Assert.Throws<ArgumentException>(() => System.WithExtension<Other>(typeof(object)));
    }

    [Fact]
    public void What_is_not_registered_is_not_there()
    {
        Assert.False(System.HasExtension<Counting>());
        Assert.False(System.HasExtension(new CountingId().ExtensionType));
        Assert.False(System.TryGetExtension<Counting>(out _));
        Assert.False(System.TryGetExtension(typeof(Counting), out _));
    }

    [Fact]
    public void What_the_configuration_names_is_there_from_the_start()
    {
        Assert.True(System.HasExtension<Loaded>());
        Assert.True(System.TryGetExtension<Loaded>(out var loaded));
        Assert.True(System.TryGetExtension(typeof(Loaded), out var same));
        Assert.Same(loaded, same);
    }

    [Fact]
    public void Ids_of_one_class_are_equal()
    {
        Assert.Equal(new CountingId(), new CountingId());
        Assert.Equal(new CountingId().GetHashCode(), new CountingId().GetHashCode());
        Assert.NotEqual<object>(new CountingId(), new LoadedId());
        Assert.False(new CountingId().Equals(null));
        Assert.Equal(typeof(Counting), new CountingId().ExtensionType);
    }

    [Fact]
    public async Task Many_threads_that_apply_it_at_once_get_the_same()
    {
        var all = await Soon(Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => new CountingId().Apply(System)))));
        Assert.Single(all.Distinct());
    }

    private sealed class Counting(ActorSystem system) : IExtension
    {
        public ActorSystem System { get; } = system;
    }

    private sealed class CountingId : ExtensionIdProvider<Counting>
    {
        public override Counting CreateExtension(ExtendedActorSystem system) => new(system);
    }

    private sealed class Other : IExtension;

    private sealed class Loaded : IExtension;

    private sealed class LoadedId : ExtensionIdProvider<Loaded>
    {
        public override Loaded CreateExtension(ExtendedActorSystem system) => new();
    }
}
