// Declarations that the core compiles against until the owner of each lands the real thing and deletes it here.
using Akka.Actor;

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
