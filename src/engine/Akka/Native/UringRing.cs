using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akka.Native;

/// <summary>The two queues that a loop's thread shares with the kernel (io_uring(7)).</summary>
/// <remarks>
/// Made disabled, so that any thread can make it and hear of a failure; the thread that enables it is the only one that may enter it from
/// then on. The kernel reads the submissions' tail and writes the completions' one, we the other way round; each side writes its index
/// after what it stands for (release) and reads the other's before that (acquire).
/// </remarks>
internal sealed unsafe class UringRing : IDisposable
{
    private const uint SetupFlags = Uring.SetupCompletionSize | Uring.SetupDisabled | Uring.SetupSubmitAll | Uring.SetupTaskRunFlag
        | Uring.SetupSingleIssuer | Uring.SetupDeferTaskRun;

    private readonly Kernel _kernel;
    private readonly int _fd;
    private readonly UringParameters _layout;
    private readonly nint _queuesLength;
    private readonly nint _entriesLength;
    private nint _queues;
    private nint _entries;
    private uint _tail;
    private uint _head;
    private int _registered = -1;
    private bool _enabled;

    /// <exception cref="UringException">The kernel refuses.</exception>
    public UringRing(Kernel kernel, int submissions, int completions)
    {
        _kernel = kernel;
        var layout = new UringParameters { Flags = SetupFlags, CompletionEntries = (uint)completions };
        _fd = UringException.Check(kernel.RingSetup((uint)submissions, ref layout), "io_uring_setup");
        _layout = layout;
        _queuesLength = (nint)Math.Max(
            layout.SubmissionArray + (sizeof(uint) * layout.SubmissionEntries),
            layout.Completions + ((uint)sizeof(UringCompletion) * layout.CompletionEntries));
        _entriesLength = (nint)layout.SubmissionEntries * sizeof(UringSubmission);
        try
        {
            // All kernels with the flags above map both queues at once (FEAT_SINGLE_MMAP).
            UringException.Check((layout.Features & Uring.FeatureSingleMap) != 0 ? 0 : -Errno.EINVAL, "io_uring_setup");
            _queues = Map(_queuesLength, Uring.SubmissionQueueOffset);
            _entries = Map(_entriesLength, Uring.SubmissionEntriesOffset);
        }
        catch
        {
            Dispose();
            throw;
        }

        var array = (uint*)(_queues + (nint)layout.SubmissionArray);
        for (var i = 0u; i < layout.SubmissionEntries; i++)
        {
            array[i] = i;
        }
    }

    /// <summary>True when entering may bring completions that are not in the queue yet.</summary>
    /// <remarks>
    /// The kernel adds the work before it sets the flag, so a flag can outlive the work that it stood for until there is more: one must not
    /// enter again and again for as long as it is set.
    /// </remarks>
    public bool HasWork => (Volatile.Read(ref At(_layout.SubmissionFlags)) & (Uring.QueueOverflow | Uring.QueueTaskRun)) != 0;

    /// <summary>Submissions that the kernel has not seen yet.</summary>
    public int Unsubmitted => (int)(_tail - Volatile.Read(ref At(_layout.SubmissionHead)));

    /// <summary>Completions that wait to be taken.</summary>
    public int Available => (int)(Volatile.Read(ref At(_layout.CompletionTail)) - _head);

    public int Descriptor => _fd;

    /// <summary>The next submission, empty; to be filled before anything else is called.</summary>
    /// <exception cref="UringException">The kernel takes none.</exception>
    public ref UringSubmission Next()
    {
        if (Unsubmitted == _layout.SubmissionEntries)
        {
            UringException.Check(Enter(0), "io_uring_enter");
            UringException.Check(Unsubmitted < _layout.SubmissionEntries ? 0 : -Errno.EBUSY, "io_uring_enter");
        }

        ref var next = ref ((UringSubmission*)_entries)[_tail++ & (_layout.SubmissionEntries - 1)];
        next = default;
        return ref next;
    }

    /// <summary>Submits what there is, has completions made, and sleeps until there are <paramref name="least"/>.</summary>
    /// <returns>Submissions taken, or the error number negated.</returns>
    public int Enter(int least)
    {
        if (!_enabled)
        {
            Enable();
        }

        Volatile.Write(ref At(_layout.SubmissionTail), _tail);
        return _registered >= 0
            ? _kernel.RingEnter(_registered, (uint)Unsubmitted, (uint)least, Uring.EnterGetEvents | Uring.EnterRegisteredRing)
            : _kernel.RingEnter(_fd, (uint)Unsubmitted, (uint)least, Uring.EnterGetEvents);
    }

    /// <summary>One of the completions that wait, to be altered by whoever takes it before its time.</summary>
    public ref UringCompletion Peek(int index) =>
        ref ((UringCompletion*)(_queues + (nint)_layout.Completions))[(_head + (uint)index) & (_layout.CompletionEntries - 1)];

    public bool TryTake(out UringCompletion completion)
    {
        if (Available == 0)
        {
            completion = default;
            return false;
        }

        completion = ((UringCompletion*)(_queues + (nint)_layout.Completions))[_head & (_layout.CompletionEntries - 1)];
        Volatile.Write(ref At(_layout.CompletionHead), ++_head);
        return true;
    }

    /// <summary>To be called on the thread that entered it, so that its registration there does not outlive it.</summary>
    public void Dispose()
    {
        if (_registered >= 0)
        {
            var update = new RingUpdate { Offset = (uint)_registered };
            _kernel.RingRegister(_fd, Uring.UnregisterRingDescriptors, MemoryMarshal.AsBytes(new Span<RingUpdate>(ref update)), 1);
            _registered = -1;
        }

        Unmap(ref _queues, _queuesLength);
        Unmap(ref _entries, _entriesLength);
        _kernel.Close(_fd);
    }

    private void Enable()
    {
        UringException.Check(_kernel.RingRegister(_fd, Uring.RegisterEnableRings, default, 0), "io_uring_register(ENABLE_RINGS)");
        _enabled = true;

        // Spares each call the look-up of the descriptor; where it is refused the descriptor does.
        var update = new RingUpdate { Offset = uint.MaxValue, Data = (ulong)_fd };
        var done = _kernel.RingRegister(_fd, Uring.RegisterRingDescriptors, MemoryMarshal.AsBytes(new Span<RingUpdate>(ref update)), 1);
        _registered = done == 1 ? (int)update.Offset : -1;
    }

    private ref uint At(uint offset) => ref Unsafe.AsRef<uint>((void*)(_queues + (nint)offset));

    private nint Map(nint length, long offset)
    {
        var result = _kernel.Map(length, Uring.MapSharedPopulate, _fd, offset, out var memory);
        UringException.Check(result, "mmap of the ring");
        return memory;
    }

    private void Unmap(ref nint memory, nint length)
    {
        if (memory != 0)
        {
            _kernel.Unmap(memory, length);
            memory = 0;
        }
    }

    /// <summary><c>struct io_uring_rsrc_update</c>.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 16)]
    private struct RingUpdate
    {
        [FieldOffset(0)]
        public uint Offset;

        [FieldOffset(8)]
        public ulong Data;
    }
}
