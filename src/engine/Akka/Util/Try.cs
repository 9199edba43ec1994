using System.Runtime.ExceptionServices;

namespace Akka.Util;

public class Try<T>
{
    public Try(T success)
    {
        Success = new Option<T>(success);
    }

    public Try(Exception failure)
    {
        Failure = new Option<Exception>(failure);
    }

    public Option<T> Success { get; }

    public Option<Exception> Failure { get; }

    public bool IsSuccess => Success.HasValue;

    public static implicit operator Try<T>(T value) => new(value);

    public static Try<T> From(Func<T> func)
    {
        try
        {
            return new Try<T>(func());
        }
        catch (Exception e)
        {
            return new Try<T>(e);
        }
    }

    public T Get()
    {
        if (!IsSuccess)
        {
            ExceptionDispatchInfo.Throw(Failure.Value);
        }

        return Success.Value;
    }

    public Try<T> GetOrElse(Func<T> fallback) => IsSuccess ? this : From(fallback);

    public Try<T> OrElse(Try<T> @default) => IsSuccess ? this : @default;

    public Try<T> Recover(Action<Exception> failureHandler) => RecoverWith(e =>
    {
        failureHandler(e);
        return this;
    });

    public Try<T> RecoverWith(Func<Exception, Try<T>> failureHandler)
    {
        if (IsSuccess)
        {
            return this;
        }

        try
        {
            return failureHandler(Failure.Value);
        }
        catch (Exception e)
        {
            return new Try<T>(e);
        }
    }
}
