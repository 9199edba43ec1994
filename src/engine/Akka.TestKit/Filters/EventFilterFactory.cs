using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

/// <summary>
/// Makes filters for log events by level, text, source, exception or dead letter. Of the texts that can be given the first counts: the
/// whole message, its start, a part of it. The source is an actor's path, whole or without the system, or the name of a log source.
/// </summary>
public partial class EventFilterFactory
{
    private readonly TestKitBase _testkit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    public EventFilterFactory(TestKitBase testkit)
        : this(testkit, testkit.Sys)
    {
    }

    public EventFilterFactory(TestKitBase testkit, ActorSystem system)
        : this(testkit, system, [])
    {
    }

    /// <param name="filters">Those that the one made here is added to.</param>
    public EventFilterFactory(TestKitBase testkit, ActorSystem actorSystem, IReadOnlyList<EventFilterBase> filters)
    {
        _testkit = testkit;
        _system = actorSystem;
        _filters = filters;
    }

    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => Apply(new CustomEventFilter(predicate));

    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate)
        where TLogEvent : LogEvent
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Apply(new CustomEventFilter(logged => logged is TLogEvent typed && predicate(typed)));
    }

    /// <summary>Error events with an exception of the type or of one derived from it; the text may be the event's or the exception's.</summary>
    public IEventFilterApplier Exception<TException>(Regex pattern, string? source = null)
        where TException : Exception => Exception(typeof(TException), pattern, source);

    public IEventFilterApplier Exception(Type exceptionType, Regex pattern, string? source = null, bool checkInnerExceptions = false) =>
        Apply(new ErrorFilter(exceptionType, new RegexMatcher(pattern), Source(source), checkInnerExceptions));

    public IEventFilterApplier Exception<TException>(string? message = null, string? start = null, string? contains = null, string? source = null)
        where TException : Exception => Exception(typeof(TException), message, start, contains, source);

    /// <param name="checkInnerExceptions">Whether an inner exception may be the one, at any depth.</param>
    public IEventFilterApplier Exception(
        Type exceptionType,
        string? message = null,
        string? start = null,
        string? contains = null,
        string? source = null,
        bool checkInnerExceptions = false) =>
        Apply(new ErrorFilter(exceptionType, CreateMessageMatcher(message, start, contains), Source(source), checkInnerExceptions));

    public IEventFilterApplier DeadLetter() => Apply(new DeadLettersFilter(null, null));

    /// <param name="source">The actor that was to get the message.</param>
    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) => DeadLetter(typeof(TMessage), source);

    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(isMatch);
        return Letters(message => message is TMessage typed && isMatch(typed), source);
    }

    public IEventFilterApplier DeadLetter(Type type, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Letters(type.IsInstanceOfType, source);
    }

    public IEventFilterApplier DeadLetter(Type type, Func<object, bool> isMatch, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(isMatch);
        return Letters(message => type.IsInstanceOfType(message) && isMatch(message), source);
    }

    protected static IStringMatcher CreateMessageMatcher(string? message, string? start, string? contains) => message is not null
        ? new EqualsString(message)
        : start is not null ? new StartsWithString(start)
        : contains is not null ? new ContainsString(contains)
        : MatchesAll.Instance;

    protected IEventFilterApplier CreateApplier(EventFilterBase filter, ActorSystem system) =>
        new InternalEventFilterApplier(_testkit, system, [.. _filters, filter]);

    private static EqualsStringAndPathMatcher? Source(string? source) => source is null ? null : new EqualsStringAndPathMatcher(source);

    private IEventFilterApplier Apply(EventFilterBase filter) => CreateApplier(filter, _system);

    private IEventFilterApplier Letters(Predicate<object> isMatch, string? source) =>
        Apply(new DeadLettersFilter(null, Source(source), letter => isMatch(letter.Message)));
}
