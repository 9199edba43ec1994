using System.Diagnostics.CodeAnalysis;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>Makes the strategy of the user guardian, chosen by <c>akka.actor.guardian-supervisor-strategy</c>.</summary>
public abstract class SupervisorStrategyConfigurator
{
    public abstract SupervisorStrategy Create();

    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "A configurator of the user's own is kept by the user; the built-in ones are named here.")]
    public static SupervisorStrategyConfigurator CreateConfigurator(string typeName)
    {
        switch (typeName)
        {
            case "Akka.Actor.DefaultSupervisorStrategy":
                return new DefaultSupervisorStrategy();
            case "Akka.Actor.StoppingSupervisorStrategy":
                return new StoppingSupervisorStrategy();
            default:
                return Type.GetType(typeName) is { } type && Activator.CreateInstance(type) is SupervisorStrategyConfigurator configurator
                    ? configurator
                    : throw new ConfigurationException(
                        $"akka.actor.guardian-supervisor-strategy is '{typeName}'; expected the name of a SupervisorStrategyConfigurator with a public constructor.");
        }
    }
}

public class DefaultSupervisorStrategy : SupervisorStrategyConfigurator
{
    public override SupervisorStrategy Create() => SupervisorStrategy.DefaultStrategy;
}

public class StoppingSupervisorStrategy : SupervisorStrategyConfigurator
{
    public override SupervisorStrategy Create() => SupervisorStrategy.StoppingStrategy;
}
