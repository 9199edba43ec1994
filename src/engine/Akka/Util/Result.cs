namespace Akka.Util;

public static class Result
{
    public static Result<T> Success<T>(T value) => new(value);

    public static Result<T> Failure<T>(Exception exception) => new(exception);

    /// <summary>The outcome of a task that has ended.</summary>
    public static Result<T> FromTask<T>(Task<T> task) => task switch
    {
        { IsCompletedSuccessfully: true } => new Result<T>(task.GetAwaiter().GetResult()),
        { Exception: { } failure } => new Result<T>((Exception)failure),
        { IsCanceled: true } => new Result<T>((Exception)new TaskCanceledException(task)),
        _ => throw new InvalidOperationException("The task has not ended."),
    };

    public static Result<T> From<T>(Func<T> func)
    {
        try
        {
            return new Result<T>(func());
        }
        catch (Exception e)
        {
            return new Result<T>(e);
        }
    }
}
