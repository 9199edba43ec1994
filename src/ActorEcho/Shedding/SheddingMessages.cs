using Akka.Actor;
using Akka.Event;

namespace ActorEcho.Shedding;

/// <summary>To the overload actor: more bytes are pending than may be.</summary>
internal sealed class BudgetPassed
{
    public static readonly BudgetPassed Instance = new();
}

/// <summary>To each connection: report what is pending, and read no more if that is above the share. Those that are known to have something waiting answer with <see cref="Holding"/>.</summary>
internal sealed record Weigh(long Share, IActorRef Overload) : IDeadLetterSuppression;

/// <summary>From a connection: what is pending, and all that it ever got acknowledged.</summary>
internal readonly record struct Holding(long Pending, long Acknowledged);

/// <summary>To each connection: the overload is over.</summary>
internal sealed class ReadAgain : IDeadLetterSuppression
{
    public static readonly ReadAgain Instance = new();
}

/// <summary>To a connection: end.</summary>
internal sealed class Shed : IDeadLetterSuppression
{
    public static readonly Shed Instance = new();
}
