using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>The handler forms whose message type is a <see cref="Type"/> object.</summary>
internal static class UntypedMatchers
{
    public static readonly MessageMatcher Action = new ActionMatcher();
    public static readonly MessageMatcher Func = new FuncMatcher();
    public static readonly MessageMatcher Async = new AsyncMatcher();

    private static bool Wants(in MessageHandler handler, object message) =>
        handler.Type.IsInstanceOfType(message)
        && (handler.Predicate is null || ((Predicate<object>)handler.Predicate)(message));

    private sealed class ActionMatcher : MessageMatcher
    {
        public override bool TryHandle(in MessageHandler handler, object message)
        {
            if (!Wants(handler, message))
            {
                return false;
            }

            ((Action<object>)handler.Action)(message);
            return true;
        }
    }

    private sealed class FuncMatcher : MessageMatcher
    {
        public override bool TryHandle(in MessageHandler handler, object message) =>
            Wants(handler, message) && ((Func<object, bool>)handler.Action)(message);
    }

    private sealed class AsyncMatcher : MessageMatcher
    {
        public override bool TryHandle(in MessageHandler handler, object message)
        {
            if (!Wants(handler, message))
            {
                return false;
            }

            var action = (Func<object, Task>)handler.Action;
            ActorTaskScheduler.RunTask(() => action(message));
            return true;
        }
    }
}
