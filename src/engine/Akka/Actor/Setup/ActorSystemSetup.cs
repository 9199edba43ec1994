using System.Collections.Immutable;
using Akka.Util;

namespace Akka.Actor.Setup;

/// <summary>The pieces of setup that an actor system is started with; immutable.</summary>
public sealed class ActorSystemSetup
{
    public static readonly ActorSystemSetup Empty = new(ImmutableDictionary<Type, Setup>.Empty);

    private readonly ImmutableDictionary<Type, Setup> _setups;

    private ActorSystemSetup(ImmutableDictionary<Type, Setup> setups)
    {
        _setups = setups;
    }

    /// <summary>Of several pieces of one type the last counts.</summary>
    public static ActorSystemSetup Create(params Setup[] setups) =>
        setups.Aggregate(Empty, (all, setup) => new ActorSystemSetup(all._setups.SetItem(setup.GetType(), setup)));

    public Option<T> Get<T>()
        where T : Setup =>
        _setups.TryGetValue(typeof(T), out var setup) ? new Option<T>((T)setup) : Option<T>.None;

    /// <summary>This with <paramref name="setup"/> added, in place of one of its type.</summary>
    public ActorSystemSetup WithSetup<T>(T setup)
        where T : Setup =>
        new(_setups.SetItem(setup.GetType(), setup));

    public ActorSystemSetup And<T>(T setup)
        where T : Setup =>
        WithSetup(setup);

    public override string ToString() => $"ActorSystemSetup({string.Join(", ", _setups.Keys.Select(type => type.FullName))})";
}
