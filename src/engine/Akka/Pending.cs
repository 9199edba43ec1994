// Declarations that the core compiles against until the owner of each lands the real thing and deletes it here.
using Akka.Actor;
using Akka.Event;

namespace Akka.Event
{
    public abstract class LoggingBus
    {
        public void Publish(object @event) => throw new NotSupportedException();
        public void StartStdoutLogger(Settings config) => throw new NotSupportedException();
        internal void StartDefaultLoggers(ActorSystem system) => throw new NotSupportedException();
        internal void StopDefaultLoggers(ActorSystem system) => throw new NotSupportedException();
    }

    public class EventStream : LoggingBus
    {
        public EventStream(bool debug) => _ = debug;
    }

    public static partial class Logging
    {
        public static ILoggingAdapter GetLogger(ActorSystem system, object source) => throw new NotSupportedException();
    }
}

namespace Akka.Routing
{
    public abstract class RouterConfig;

    internal static class RoutedActorRefs
    {
        internal static IInternalActorRef Make(Boot.ActorSystemImpl system, Props props, RouterConfig router, Cells.LocalActorRef parent, ActorPath path) =>
            throw new NotSupportedException();
    }
}

namespace Akka.Actor
{
    internal sealed class TimerScheduler(IActorContext context) : ITimerScheduler
    {
        internal IActorContext Context { get; } = context;
        public IReadOnlyCollection<object> ActiveTimers => throw new NotSupportedException();
        public void StartPeriodicTimer(object key, object msg, TimeSpan interval) => throw new NotSupportedException();
        public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef? sender) => throw new NotSupportedException();
        public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) => throw new NotSupportedException();
        public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef? sender) => throw new NotSupportedException();
        public void StartSingleTimer(object key, object msg, TimeSpan timeout) => throw new NotSupportedException();
        public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef? sender) => throw new NotSupportedException();
        public bool IsTimerActive(object key) => throw new NotSupportedException();
        public void Cancel(object key) => throw new NotSupportedException();
        public void CancelAll() => throw new NotSupportedException();
        internal bool InterceptTimerMessage(ITimerMessage msg, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out object? message) => throw new NotSupportedException();
    }

    public sealed class CoordinatedShutdown
    {
        public static CoordinatedShutdown Get(ActorSystem sys) => throw new NotSupportedException();
        public Task<Done> Run(Reason reason) => throw new NotSupportedException();
        public class Reason;
        public class ActorSystemTerminateReason : Reason
        {
            public static readonly Reason Instance = new ActorSystemTerminateReason();
        }
    }
}

namespace Akka.Actor
{
    public sealed class BootstrapSetup : Setup.Setup
    {
        public Util.Option<Configuration.Config> Config { get; private init; }
        public static BootstrapSetup Create() => new();
        public BootstrapSetup WithConfig(Configuration.Config config) => new() { Config = config };
    }
}

namespace Akka.Actor
{
    public sealed class HashedWheelTimerScheduler : IDisposable
    {
        public HashedWheelTimerScheduler(Configuration.Config scheduler, ILoggingAdapter log) => throw new NotSupportedException();
        public void Dispose()
        {
        }
    }
}
