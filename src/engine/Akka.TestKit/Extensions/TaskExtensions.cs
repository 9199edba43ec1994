using System.Globalization;
using Akka.TestKit.Kit;
using Akka.TestKit.Waiting;

namespace Akka.TestKit.Extensions;

/// <summary>What a test expects of a task. <c>because</c> with its arguments stands in the text of the failure, as with <see cref="string.Format(string, object?[])"/>.</summary>
public static class TaskExtensions
{
    /// <exception cref="TimeoutException">The task has not ended in time.</exception>
    public static async Task ShouldCompleteWithin(this Task task, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        await Ended(task, timeout, because, becauseArgs);
        await task;
    }

    public static async Task<T> ShouldCompleteWithin<T>(this Task<T> task, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        await Ended(task, timeout, because, becauseArgs);
        return await task;
    }

    /// <exception cref="ArgumentException">The result is another one.</exception>
    public static async Task ShouldCompleteWithin<T>(
        this Task<T> task, T expected, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        var actual = await task.ShouldCompleteWithin(timeout, because, becauseArgs);
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new ArgumentException(
                $"Expected the task to give {FailureText.Message(expected)}{Because(because, becauseArgs)}, but it gave {FailureText.Message(actual)}.");
        }
    }

    /// <summary>The exception that the task ends with.</summary>
    /// <exception cref="ArgumentException">It ended otherwise.</exception>
    public static async Task<T> ShouldThrowWithin<T>(this Task task, TimeSpan timeout, string because = "", params object[] becauseArgs)
        where T : Exception
    {
        await Ended(task, timeout, because, becauseArgs);
        try
        {
            await task;
        }
        catch (T e)
        {
            return e;
        }
        catch (Exception e)
        {
            throw new ArgumentException($"Expected the task to throw {typeof(T)}{Because(because, becauseArgs)}, but it threw {e.GetType()}: {e.Message}", e);
        }

        throw new ArgumentException($"Expected the task to throw {typeof(T)}{Because(because, becauseArgs)}, but it threw nothing.");
    }

    /// <summary>The task ends with an exception of the same type and message.</summary>
    public static async Task ShouldThrowWithin<T>(this Task task, T expected, TimeSpan timeout, string because = "", params object[] becauseArgs)
        where T : Exception
    {
        var thrown = await task.ShouldThrowWithin<T>(timeout, because, becauseArgs);
        if (thrown.GetType() != expected.GetType() || thrown.Message != expected.Message)
        {
            throw new ArgumentException(
                $"Expected the task to throw {expected.GetType()} '{expected.Message}'{Because(because, becauseArgs)}, but it threw {thrown.GetType()} '{thrown.Message}'.",
                thrown);
        }
    }

    /// <returns>Whether the task has ended in time; how it ended shows when it is awaited.</returns>
    public static async Task<bool> AwaitWithTimeout(this Task parentTask, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parentTask);
        return await Waits.For(parentTask, timeout, blocking: false, cancellationToken);
    }

    /// <exception cref="TimeoutException">The task has not ended in time.</exception>
    public static async Task<T> WithTimeout<T>(this Task<T> parentTask, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parentTask);
        return await parentTask.AwaitWithTimeout(timeout, cancellationToken)
            ? await parentTask
            : throw new TimeoutException($"The task has not ended within {TimeText.Of(timeout)}.");
    }

    private static async Task Ended(Task task, TimeSpan timeout, string because, object[] becauseArgs)
    {
        if (!await task.AwaitWithTimeout(timeout))
        {
            throw new TimeoutException($"Expected the task to end within {TimeText.Of(timeout)}{Because(because, becauseArgs)}, but it has not.");
        }
    }

    private static string Because(string because, object[] args) => because.Length == 0
        ? ""
        : " because " + (args.Length == 0 ? because : string.Format(CultureInfo.InvariantCulture, because, args));
}
