using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>The handler forms of a message type known at compile time.</summary>
internal static class TypedMatchers<T>
{
    public static readonly MessageMatcher Action = new ActionMatcher();
    public static readonly MessageMatcher Func = new FuncMatcher();
    public static readonly MessageMatcher Async = new AsyncMatcher();

    /// <summary>T where a message of another type can never be one; null for classes with heirs, interfaces, and where variance plays.</summary>
    public static readonly Type? Exact =
        typeof(T).IsSealed && !typeof(T).IsArray && Nullable.GetUnderlyingType(typeof(T)) is null && !typeof(Delegate).IsAssignableFrom(typeof(T))
            ? typeof(T)
            : null;

    private static bool Wants(in MessageHandler handler, T message) =>
        handler.Predicate is null || ((Predicate<T>)handler.Predicate)(message);

    private sealed class ActionMatcher : MessageMatcher
    {
        public override bool TryHandle(in MessageHandler handler, object message)
        {
            if (message is not T typed || !Wants(handler, typed))
            {
                return false;
            }

            ((Action<T>)handler.Action)(typed);
            return true;
        }
    }

    private sealed class FuncMatcher : MessageMatcher
    {
        public override bool TryHandle(in MessageHandler handler, object message) =>
            message is T typed && ((Func<T, bool>)handler.Action)(typed);
    }

    private sealed class AsyncMatcher : MessageMatcher
    {
        public override bool TryHandle(in MessageHandler handler, object message)
        {
            if (message is not T typed || !Wants(handler, typed))
            {
                return false;
            }

            var action = (Func<T, Task>)handler.Action;
            ActorTaskScheduler.RunTask(() => action(typed));
            return true;
        }
    }
}
