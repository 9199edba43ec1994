using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit
{
    public interface IEventFilter
    {
        /// <returns>Whether the event is one of those that the filter is for.</returns>
        bool Apply(LogEvent logEvent);
    }
}

namespace Akka.TestKit.Internal
{
    public delegate void EventMatched(EventFilterBase eventFilter, LogEvent logEvent);

    /// <summary>Knows the log events that a test waits for, by their source and text.</summary>
    public abstract class EventFilterBase : IEventFilter
    {
        private readonly IStringMatcher _message;
        private readonly IStringMatcher _source;

        /// <param name="messageMatcher">Null: any text.</param>
        /// <param name="sourceMatcher">Null: any source.</param>
        protected EventFilterBase(IStringMatcher? messageMatcher, IStringMatcher? sourceMatcher)
        {
            _message = messageMatcher ?? MatchesAll.Instance;
            _source = sourceMatcher ?? MatchesAll.Instance;
        }

        /// <summary>Raised on the logger's thread.</summary>
        public event EventMatched? EventMatched;

        /// <summary>What the events are called in the text of a failure.</summary>
        protected abstract string FilterDescriptiveName { get; }

        public bool Apply(LogEvent logEvent)
        {
            if (!IsMatch(logEvent))
            {
                return false;
            }

            OnEventMatched(logEvent);
            return true;
        }

        public override string ToString() =>
            FilterDescriptiveName + Part(" from ", _source) + Part(" with message ", _message);

        protected abstract bool IsMatch(LogEvent evt);

        protected virtual void OnEventMatched(LogEvent logEvent) => EventMatched?.Invoke(this, logEvent);

        protected bool InternalDoMatch(string? src, object? msg) => _source.IsMatch(src) && _message.IsMatch(msg?.ToString() ?? "null");

        private static string Part(string intro, IStringMatcher matcher) => matcher.ToString() is { Length: > 0 } text ? intro + text : "";
    }
}
