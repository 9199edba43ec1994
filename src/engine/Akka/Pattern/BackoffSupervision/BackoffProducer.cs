using Akka.Actor;

namespace Akka.Pattern;

internal static class BackoffProducer
{
    /// <param name="settings">What makes these props equal to others or not.</param>
    /// <param name="construct">Makes the supervisor.</param>
    public static Props Props<TActor>(BackoffSettings settings, Func<TActor> construct)
        where TActor : BackoffSupervisorBase =>
        Actor.Props.CreateBy(new ConstructorProducer(typeof(TActor), construct), settings);
}
