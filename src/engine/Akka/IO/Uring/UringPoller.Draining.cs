using Akka.IO.Epoll;
using Akka.Native;

namespace Akka.IO.Uring;

// How what was begun for a source is ended.
internal sealed partial class UringPoller
{
    private const int MostEntersToDrain = 1000;

    /// <summary>Ends all that is under way for a source, which only takes note of what comes of it; what comes for others waits.</summary>
    private void Drain(IEpollSource source)
    {
        if (!IsUnderWay(source))
        {
            return;
        }

        for (var waiting = _backlog.Count; waiting > 0; waiting--)
        {
            Sort(_backlog.Dequeue(), source);
        }

        try
        {
            Cancel(source);
            for (var enters = 0; IsUnderWay(source) && enters < MostEntersToDrain; enters++)
            {
                Enter(0);
                while (_ring.TryTake(out var completion))
                {
                    Sort(completion, source);
                }
            }
        }
        catch (UringException e)
        {
            Report(e);
        }

        if (IsUnderWay(source))
        {
            // Its token will find nothing, so what comes of it is lost and does no harm.
            Report(new InvalidOperationException("An operation of io_uring did not end though it was cancelled."));
        }
    }

    private void Sort(in UringCompletion completion, IEpollSource source)
    {
        if (!ReferenceEquals(Find(completion), source))
        {
            _backlog.Enqueue(completion);
        }
        else if (source is UringChannel channel)
        {
            channel.Note(OperationOf(completion), completion);
        }
        else
        {
            _watches[source].Armed = false;
        }
    }

    private bool IsUnderWay(IEpollSource source) =>
        source is UringChannel channel ? channel.UnderWay > 0 : _watches.TryGetValue(source, out var watch) && watch.Armed;
}
