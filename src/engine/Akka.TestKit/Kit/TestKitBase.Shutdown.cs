using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Kit;
using Akka.TestKit.Waiting;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private static readonly TimeSpan _shutdown = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _longestShutdown = TimeSpan.FromSeconds(10);

    /// <summary>Terminates the system and waits until it has ended.</summary>
    /// <param name="duration">How long to wait; by default 5 s, dilated, and at most 10 s.</param>
    /// <param name="verifySystemShutdown">Whether a system that has not ended by then fails the test, rather than being a warning in the log.</param>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) => Shutdown(Sys, duration, verifySystemShutdown);

    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        ArgumentNullException.ThrowIfNull(system);
        if (this is not INoImplicitSender)
        {
            ImplicitSender.Resign(TestActor);
        }

        var limit = duration ?? Internal.TimeSpanExtensions.Min(Dilated(_shutdown), _longestShutdown);
        if (Waits.For(system.Terminate(), limit, blocking: true, default).Blocked())
        {
            return;
        }

        var text = $"{system} has not ended within {TimeText.Of(limit)}. Its actors:\n{(system as ExtendedActorSystem)?.PrintTree()}";
        if (verifySystemShutdown)
        {
            throw new TimeoutException(text);
        }

        system.Log.Warning("{0}", text);
    }
}
