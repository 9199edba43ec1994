using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Boot;

internal static class Schedulers
{
    /// <summary>Makes the scheduler that <c>akka.scheduler.implementation</c> names.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "A scheduler of the user's own is kept by the user; ours is made by name.")]
    internal static IScheduler Create(ActorSystemImpl system)
    {
        var config = system.Settings.Config.GetConfig("akka.scheduler");
        var name = config.GetString("implementation");
        if (name.Split(',')[0].Trim() == typeof(HashedWheelTimerScheduler).FullName)
        {
            return new HashedWheelTimerScheduler(config, system.Log);
        }

        return Type.GetType(name) is { } type && typeof(IScheduler).IsAssignableFrom(type)
            ? (IScheduler)Activator.CreateInstance(type, config, system.Log)!
            : throw new ConfigurationException(
                $"akka.scheduler.implementation is '{name}'; expected the name of an IScheduler with a constructor (Config, ILoggingAdapter), with its assembly.");
    }
}
