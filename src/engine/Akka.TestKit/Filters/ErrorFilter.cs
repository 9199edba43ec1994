using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Error events; of those with an exception maybe only the ones with a certain type of exception.</summary>
public class ErrorFilter : EventFilterBase
{
    private readonly Type? _exceptionType;
    private readonly bool _recurse;

    public ErrorFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null)
        : this(null, messageMatcher, sourceMatcher)
    {
    }

    /// <param name="exceptionType">This or a type derived from it; null: any event, with an exception or without.</param>
    /// <param name="recurseInnerExceptions">Whether an inner exception may be the one, at any depth.</param>
    public ErrorFilter(
        Type? exceptionType, IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null, bool recurseInnerExceptions = false)
        : base(messageMatcher, sourceMatcher)
    {
        _exceptionType = exceptionType;
        _recurse = recurseInnerExceptions;
    }

    protected override string FilterDescriptiveName => _exceptionType is null ? "Error" : $"{Kit.FailureText.Type(_exceptionType)}";

    protected override bool IsMatch(LogEvent evt) =>
        evt is Error error && (_exceptionType is null ? InternalDoMatch(evt.LogSource, evt.Message) : Fits(error, error.Cause));

    // The text waited for is the event's or the exception's own.
    private bool Fits(Error error, Exception? cause)
    {
        if (cause is null)
        {
            return false;
        }

        if (_exceptionType!.IsInstanceOfType(cause)
            && (InternalDoMatch(error.LogSource, error.Message) || InternalDoMatch(error.LogSource, cause.Message)))
        {
            return true;
        }

        return _recurse && (cause is AggregateException several
            ? several.InnerExceptions.Any(inner => Fits(error, inner))
            : Fits(error, cause.InnerException));
    }
}
