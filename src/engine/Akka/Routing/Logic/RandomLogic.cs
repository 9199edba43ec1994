using Akka.Util;

namespace Akka.Routing;

/// <summary>Any routee.</summary>
public sealed class RandomLogic : RoutingLogic
{
    public override Routee Select(object message, Routee[] routees) =>
        routees.Length == 0 ? Routee.NoRoutee : routees[ThreadLocalRandom.Current.Next(routees.Length)];
}
