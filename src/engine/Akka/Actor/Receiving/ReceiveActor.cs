namespace Akka.Actor;

/// <summary>
/// An actor whose behaviour is a list of handlers, added in its constructor or in the action given to <see cref="Become"/>. The first that
/// takes the message gets it; a message that none takes is unhandled.
/// </summary>
public abstract class ReceiveActor : UntypedActor
{
    private readonly HandlerTable _initial = new();
    private HandlerTable? _configuring;

    protected ReceiveActor()
    {
        _configuring = _initial;
    }

    internal sealed override void OnConstructed() => _configuring = null;

    protected sealed override void OnReceive(object message) => Handle(_initial, message);

    /// <summary>Replaces the behaviour by the handlers that <paramref name="configure"/> adds.</summary>
    protected void Become(Action configure) => Become(Configured(configure));

    /// <summary>Puts the handlers that <paramref name="configure"/> adds over the behaviour, until <see cref="ActorBase.UnbecomeStacked"/>.</summary>
    protected void BecomeStacked(Action configure) => BecomeStacked(Configured(configure));

    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null) =>
        Add(TypedMatchers<T>.Action, TypedMatchers<T>.Exact, handler, shouldHandle, typeof(T));

    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    /// <param name="handler">Returns false to pass the message on to the next handler.</param>
    protected void Receive<T>(Func<T, bool> handler) =>
        Table().Add(new MessageHandler(TypedMatchers<T>.Func, typeof(T), TypedMatchers<T>.Exact, NotNull(handler), null));

    protected void Receive(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) =>
        Add(UntypedMatchers.Action, null, handler, shouldHandle, messageType);

    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Receive(messageType, handler, shouldHandle);

    /// <param name="messageType">The type of message it is for.</param>
    /// <param name="handler">Returns false to pass the message on to the next handler.</param>
    protected void Receive(Type messageType, Func<object, bool> handler) =>
        Table().Add(new MessageHandler(UntypedMatchers.Func, NotNull(messageType), null, NotNull(handler), null));

    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) =>
        Add(TypedMatchers<T>.Async, TypedMatchers<T>.Exact, handler, shouldHandle, typeof(T));

    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => ReceiveAsync(handler, shouldHandle);

    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object>? shouldHandle = null) =>
        Add(UntypedMatchers.Async, null, handler, shouldHandle, messageType);

    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        ReceiveAsync(messageType, handler, shouldHandle);

    protected void ReceiveAny(Action<object> handler) => Add(UntypedMatchers.Action, null, handler, null, typeof(object));

    protected void ReceiveAnyAsync(Func<object, Task> handler) => Add(UntypedMatchers.Async, null, handler, null, typeof(object));

    private static T NotNull<T>(T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    private void Add(MessageMatcher matcher, Type? exact, Delegate handler, Delegate? predicate, Type type) =>
        Table().Add(new MessageHandler(matcher, NotNull(type), exact, NotNull(handler), predicate), takesAll: predicate is null && type == typeof(object));

    private HandlerTable Table() => _configuring ?? throw new InvalidOperationException(
        "Handlers are added in the actor's constructor and in the action given to Become or BecomeStacked, and nowhere else.");

    private UntypedReceive Configured(Action configure)
    {
        var outer = _configuring;
        var table = new HandlerTable();
        _configuring = table;
        try
        {
            configure();
        }
        finally
        {
            _configuring = outer;
        }

        return message => Handle(table, message);
    }

    private void Handle(HandlerTable table, object message)
    {
        if (!table.TryHandle(message))
        {
            Unhandled(message);
        }
    }
}
