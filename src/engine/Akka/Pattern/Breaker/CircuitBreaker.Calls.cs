namespace Akka.Pattern;

public partial class CircuitBreaker
{
    /// <summary>Makes an asynchronous call, unless the circuit is open.</summary>
    /// <returns>The call's outcome, or <see cref="TimeoutException"/> after the call timeout, or <see cref="OpenCircuitException"/>.</returns>
    public Task<T> WithCircuitBreaker<T>(Func<Task<T>> body) => WithCircuitBreaker(body, static call => call());

    /// <inheritdoc cref="WithCircuitBreaker{T}(Func{Task{T}})"/>
    public async Task<T> WithCircuitBreaker<T, TState>(TState state, Func<TState, Task<T>> body)
    {
        var stay = State;
        stay.Admit();
        T result;
        try
        {
            result = await CallDeadline.Bound(body(state), CallTimeout, Scheduler).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            stay.Failed(e);
            throw;
        }

        stay.Succeeded();
        return result;
    }

    /// <inheritdoc cref="WithCircuitBreaker{T}(Func{Task{T}})"/>
    public Task WithCircuitBreaker(Func<Task> body) => WithCircuitBreaker(body, static call => call());

    /// <inheritdoc cref="WithCircuitBreaker{T}(Func{Task{T}})"/>
    public Task WithCircuitBreaker<TState>(TState state, Func<TState, Task> body) =>
        WithCircuitBreaker((state, body), static async call =>
        {
            await call.body(call.state).ConfigureAwait(false);
            return Done.Instance;
        });

    /// <summary>Makes a call on this thread, unless the circuit is open.</summary>
    /// <exception cref="OpenCircuitException">The circuit is open; the call was not made.</exception>
    /// <exception cref="TimeoutException">The call was made and took longer than the call timeout. It is not interrupted.</exception>
    public T WithSyncCircuitBreaker<T>(Func<T> body)
    {
        var stay = State;
        stay.Admit();
        T result;
        try
        {
            var start = Scheduler.MonotonicClock;
            result = body();
            CallDeadline.ThrowIfOver(Scheduler.MonotonicClock - start, CallTimeout);
        }
        catch (Exception e)
        {
            stay.Failed(e);
            throw;
        }

        stay.Succeeded();
        return result;
    }

    /// <inheritdoc cref="WithSyncCircuitBreaker{T}(Func{T})"/>
    public void WithSyncCircuitBreaker(Action body) => WithSyncCircuitBreaker(() =>
    {
        body();
        return Done.Instance;
    });

    /// <summary>Counts a success of a call that was made outside of the breaker, one whose answer is a message for instance.</summary>
    public void Succeed() => State.Succeeded();

    /// <summary>Counts a failure of a call that was made outside of the breaker.</summary>
    public void Fail() => State.Failed(new UserCalledFailException());
}
