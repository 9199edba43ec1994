namespace Akka.Actor;

public static class WrappedMessage
{
    /// <summary>Returns the innermost message: what is left when every <see cref="IWrappedMessage"/> around it is taken off.</summary>
    public static object Unwrap(object message)
    {
        while (message is IWrappedMessage wrapped)
        {
            message = wrapped.Message;
        }

        return message;
    }
}
