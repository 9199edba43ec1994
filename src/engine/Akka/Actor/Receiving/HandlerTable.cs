namespace Akka.Actor;

/// <summary>The handlers of one behaviour, tried in the order in which they were added.</summary>
internal sealed class HandlerTable
{
    private MessageHandler[] _handlers = [];
    private int _count;
    private bool _takesAll;

    /// <exception cref="InvalidOperationException">A handler that takes every message stands before it.</exception>
    public void Add(in MessageHandler handler, bool takesAll = false)
    {
        if (_takesAll)
        {
            throw new InvalidOperationException(
                "A handler that takes every message (ReceiveAny, or Receive<object> without a predicate) has been added; one after it would never be reached.");
        }

        if (_count == _handlers.Length)
        {
            Array.Resize(ref _handlers, Math.Max(4, 2 * _count));
        }

        _handlers[_count++] = handler;
        _takesAll = takesAll;
    }

    /// <returns>False when no handler took it.</returns>
    public bool TryHandle(object message)
    {
        var type = message.GetType();
        foreach (ref readonly var handler in _handlers.AsSpan(0, _count))
        {
            if ((handler.Exact is null || handler.Exact == type) && handler.Matcher.TryHandle(handler, message))
            {
                return true;
            }
        }

        return false;
    }
}
