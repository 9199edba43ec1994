using Akka.IO.Epoll;
using Akka.Native;

namespace Akka.IO.Uring;

// What is begun.
internal sealed partial class UringPoller
{
    private readonly Dictionary<IEpollSource, UringWatch> _watches = [];

    public override void Watch(IEpollSource source, uint events)
    {
        if (!_watches.TryGetValue(source, out var watch))
        {
            _watches.Add(source, watch = new UringWatch(source));
        }

        watch.Events = events & ~Sock.EdgeTriggered;
        Arm(watch);
    }

    public override void Unwatch(IEpollSource source)
    {
        if (_watches.TryGetValue(source, out var watch))
        {
            watch.Events = 0; // What is under way stays so and will find that nobody is interested.
        }
    }

    public void Receive(IEpollSource source)
    {
        ref var next = ref Next(source, UringOperation.Receive);
        next.Operation = Native.Uring.Receive;
        next.Flags = Native.Uring.BufferSelect;
        next.Priority = Native.Uring.ReceiveMultishot;
        next.TotalLength = ReceiveTotal;
    }

    /// <summary>Has a source told once of <paramref name="events"/> (EPOLLIN...).</summary>
    public void Poll(IEpollSource source, UringOperation operation, uint events)
    {
        ref var next = ref Next(source, operation);
        next.Operation = Native.Uring.PollAdd;
        next.OperationFlags = events;
    }

    /// <summary>Ends all that is under way for a source; it will be told of each end.</summary>
    public void Cancel(IEpollSource source)
    {
        ref var next = ref _ring.Next();
        next.Operation = Native.Uring.AsyncCancel;
        next.Flags = Native.Uring.SkipSuccess;
        next.Descriptor = source.Fd;
        next.OperationFlags = Native.Uring.CancelAll | Native.Uring.CancelDescriptor;
        next.Token = CancelToken;
    }

    /// <summary>What the kernel refused to a receive may have been the limit on its bytes: then there is to be none.</summary>
    public bool GiveUpReceiveTotal()
    {
        var was = ReceiveTotal;
        ReceiveTotal = 0;
        return was != 0;
    }

    private ref UringSubmission Next(IEpollSource source, UringOperation operation)
    {
        ref var next = ref _ring.Next();
        next.Descriptor = source.Fd;
        next.Token = source.Token | ((ulong)operation << OperationShift);
        return ref next;
    }

    private void Arm(UringWatch watch)
    {
        if (!watch.Armed)
        {
            watch.Armed = true;
            Poll(watch.Source, UringOperation.Ready, watch.Events);
        }
    }

    private void Tell(UringWatch watch, in UringCompletion completion)
    {
        watch.Armed = false;
        if (watch.Events != 0)
        {
            watch.Source.OnEvents(completion.Result >= 0 ? (uint)completion.Result : Sock.Err);
        }

        // Asked again at once, as a poll that finds what it looks for is done: so it is told as long as it lasts.
        if (watch.Events != 0 && _watches.ContainsKey(watch.Source))
        {
            Arm(watch);
        }
    }

    private void AwaitWake()
    {
        ref var next = ref _ring.Next();
        next.Operation = Native.Uring.PollAdd;
        next.Descriptor = WakeDescriptor;
        next.Length = Native.Uring.PollMultishot;
        next.OperationFlags = Sock.In;
        next.Token = WakeToken;
    }

    private void ContinueToAwaitWake(in UringCompletion completion)
    {
        if (!completion.HasMore)
        {
            AwaitWake();
        }
    }
}
