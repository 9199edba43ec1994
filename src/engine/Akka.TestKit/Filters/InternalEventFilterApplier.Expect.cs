namespace Akka.TestKit.Internal;

public partial class InternalEventFilterApplier
{
    public void ExpectOne(Action action, CancellationToken cancellationToken = default) => Block(action, null, 1, cancellationToken);

    public void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        Block(action, timeout, 1, cancellationToken);

    public void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default) =>
        Block(action, null, expectedCount, cancellationToken);

    public void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        Block(action, timeout, expectedCount, cancellationToken);

    public T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default) =>
        Intercept(func, _system, null, 1, null, cancellationToken);

    public T ExpectOne<T>(TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default) =>
        Intercept(func, _system, timeout, 1, null, cancellationToken);

    public T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken = default) =>
        Intercept(func, _system, null, expectedCount, null, cancellationToken);

    public T Expect<T>(int expectedCount, TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default) =>
        Intercept(func, _system, timeout, expectedCount, null, cancellationToken);

    public Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default) =>
        BlockAsync(Async(action), null, 1, cancellationToken);

    public Task ExpectOneAsync(Func<Task> action, CancellationToken cancellationToken = default) =>
        BlockAsync(action, null, 1, cancellationToken);

    public Task ExpectOneAsync(TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        BlockAsync(action, timeout, 1, cancellationToken);

    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        BlockAsync(actionAsync, null, expectedCount, cancellationToken);

    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, TimeSpan? timeout, CancellationToken cancellationToken = default) =>
        BlockAsync(actionAsync, timeout, expectedCount, cancellationToken);

    public Task ExpectAsync(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        BlockAsync(Async(action), timeout, expectedCount, cancellationToken);

    public Task ExpectAsync(int expectedCount, TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        BlockAsync(action, timeout, expectedCount, cancellationToken);

    public Task<T> ExpectOneAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, _system, null, 1, null, cancellationToken);

    public Task<T> ExpectOneAsync<T>(TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, _system, timeout, 1, null, cancellationToken);

    public Task<T> ExpectAsync<T>(int expectedCount, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, _system, null, expectedCount, null, cancellationToken);

    public Task<T> ExpectAsync<T>(int expectedCount, TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, _system, timeout, expectedCount, null, cancellationToken);

    public void Mute(Action action, CancellationToken cancellationToken = default) => Block(action, null, null, cancellationToken);

    public T Mute<T>(Func<T> func, CancellationToken cancellationToken = default) => Intercept(func, _system, null, null, null, cancellationToken);

    public Task MuteAsync(Action action, CancellationToken cancellationToken = default) => BlockAsync(Async(action), null, null, cancellationToken);

    public Task MuteAsync(Func<Task> action, CancellationToken cancellationToken = default) => BlockAsync(action, null, null, cancellationToken);

    public Task<T> MuteAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, _system, null, null, null, cancellationToken);

    private static Func<Task> Async(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return () =>
        {
            action();
            return Task.CompletedTask;
        };
    }

    private void Block(Action action, TimeSpan? timeout, int? expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        Intercept<object?>(
            () =>
            {
                action();
                return null;
            },
            _system,
            timeout,
            expected,
            null,
            cancellationToken);
    }

    private Task<object?> BlockAsync(Func<Task> action, TimeSpan? timeout, int? expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        return InterceptAsync<object?>(
            async () =>
            {
                await action();
                return null;
            },
            _system,
            timeout,
            expected,
            null,
            cancellationToken);
    }
}
