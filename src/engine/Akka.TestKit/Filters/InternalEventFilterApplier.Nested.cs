using Akka.Actor;
using Akka.Event;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit.Internal;

public partial class InternalEventFilterApplier
{
    protected class InternalUnmutableFilter : IUnmutableFilter
    {
        private readonly IReadOnlyCollection<EventFilterBase> _filters;
        private readonly ActorSystem _system;
        private bool _unmuted;

        public InternalUnmutableFilter(IReadOnlyCollection<EventFilterBase> filters, ActorSystem system)
        {
            _filters = filters;
            _system = system;
        }

        public void Unmute()
        {
            if (!_unmuted)
            {
                _unmuted = true;
                _system.EventStream.Publish(new Unmute(_filters));
            }
        }

        public void Dispose() => Dispose(true);

        protected virtual void Dispose(bool disposing)
        {
            if (disposing)
            {
                Unmute();
            }
        }
    }

    /// <summary>Counts the events that matched, on the logger's thread, for a test that waits.</summary>
    protected class MatchedEventHandler
    {
        private const int Remembered = 5;

        private readonly Lock _lock = new();
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Queue<LogEvent> _last = new();
        private int _count;
        private int _awaited = int.MaxValue;

        public MatchedEventHandler()
        {
        }

        public int ReceivedCount => Volatile.Read(ref _count);

        internal IReadOnlyList<LogEvent> Last
        {
            get
            {
                lock (_lock)
                {
                    return [.. _last];
                }
            }
        }

        public virtual void HandleEvent(EventFilterBase eventFilter, LogEvent logEvent)
        {
            lock (_lock)
            {
                _count++;
                _last.Enqueue(logEvent);
                if (_last.Count > Remembered)
                {
                    _last.Dequeue();
                }

                Check();
            }
        }

        /// <summary>Ends when so many events have come.</summary>
        internal Task Reached(int count)
        {
            lock (_lock)
            {
                _awaited = count;
                Check();
            }

            return _reached.Task;
        }

        private void Check()
        {
            if (_count >= _awaited)
            {
                _reached.TrySetResult();
            }
        }
    }
}
