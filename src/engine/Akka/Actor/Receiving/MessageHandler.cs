namespace Akka.Actor;

/// <summary>One handler of a <see cref="ReceiveActor"/>.</summary>
/// <param name="Matcher">Says what the delegates are.</param>
/// <param name="Type">The message's type.</param>
/// <param name="Exact">Set when only messages of exactly this type match, so that others are passed over by one comparison.</param>
/// <param name="Action">What to do.</param>
/// <param name="Predicate">When to do it; null for always.</param>
internal readonly record struct MessageHandler(
    MessageMatcher Matcher, Type Type, Type? Exact, Delegate Action, Delegate? Predicate);
