using ActorEcho.Logging;
using Akka.Actor;
using Akka.Event;
using Akka.IO;

namespace ActorEcho.Services;

/// <summary>
/// Hands out the quotes of one listener, one after the other. Whoever wants one has the file looked at first, on the thread pool, so a change is
/// seen by the next client. While the file is of no use the quotes that it had last are given; if it never had any, a line that says so.
/// </summary>
internal sealed class Quotes(string listener, string? file) : UntypedActor
{
    /// <summary>What a client gets when there is no quote: an answer, so that it does not take a mistake of ours for the network's.</summary>
    public static readonly ByteString None = ByteString.FromString("There is no quote today.\r\n");

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Queue<IActorRef> _waiting = new();
    private QuoteFile _file = file is null ? QuoteFile.BuiltIn : QuoteFile.Unread;
    private bool _isLooking;
    private uint _next;

    public static Props PropsFor(ListenerOptions options) => Props.CreateBy(new Producer(options));

    /// <summary>Those who wait are not left without an answer.</summary>
    protected override void PreRestart(Exception reason, object message) => Answer();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case QuoteWanted:
                _waiting.Enqueue(Sender);
                Look();
                break;
            case QuoteFile seen:
                _isLooking = false;
                Note(seen);
                Answer();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Look()
    {
        if (file is null)
        {
            Answer();
        }
        else if (!_isLooking)
        {
            _isLooking = true;
            var known = _file;
            _ = Task.Run(() => known.LookAgainAsync(file)).PipeTo(Self, failure: e => known.Unusable(e.Message));
        }
    }

    private void Note(QuoteFile seen)
    {
        if (seen.Problem is { } problem && problem != _file.Problem)
        {
            _log.Write(
                LogLevel.WarningLevel, null, "listener {listener}: qotd.file {file}: {problem}; expected quotes of less than 512 characters with lines of one % between them",
                listener, file, problem);
        }
        else if (seen.Problem is null && (_file.Problem is not null || !ReferenceEquals(seen, _file)))
        {
            _log.Write(LogLevel.InfoLevel, null, "listener {listener}: {quotes} quotes from {file}", listener, seen.Quotes.Count, file);
        }

        _file = seen;
    }

    private void Answer()
    {
        while (_waiting.TryDequeue(out var client))
        {
            client.Tell(new Quote(_file.Quotes.Count == 0 ? None : _file.Quotes[(int)(_next++ % (uint)_file.Quotes.Count)]), Self);
        }
    }

    private sealed class Producer(ListenerOptions options) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Quotes);

        public ActorBase Produce() => new Quotes(options.Name, options.Qotd.File);

        public void Release(ActorBase actor)
        {
        }
    }
}
