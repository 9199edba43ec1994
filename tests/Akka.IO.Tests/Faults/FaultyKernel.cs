using Akka.Native;

namespace Akka.IO.Tests.Faults;

/// <summary>The real kernel, but for what a test has it answer instead: null from a hook means the real answer.</summary>
internal sealed class FaultyKernel : Kernel
{
    public Func<int, int?> OnReceive { get; set; } = static _ => null;

    /// <summary>Gets the descriptor and the number of bytes; a positive answer n sends that many for real.</summary>
    public Func<int, int, int?> OnSend { get; set; } = static (_, _) => null;

    public Func<int?> OnAccept { get; set; } = static () => null;

    public Func<int?> OnWait { get; set; } = static () => null;

    public Func<int, int?> OnControl { get; set; } = static _ => null;

    public Func<int?> OnEventFd { get; set; } = static () => null;

    public long? Limit { get; set; }

    public Func<int?> OnRingSetup { get; set; } = static () => null;

    public Func<int?> OnRingEnter { get; set; } = static () => null;

    /// <summary>Gets the operation.</summary>
    public Func<uint, int?> OnRingRegister { get; set; } = static _ => null;

    public Func<int?> OnMap { get; set; } = static () => null;

    /// <summary>Sets and wake-up descriptors that are open.</summary>
    public HashSet<int> Polling { get; } = [];

    public override int Socket(int domain) => Linux.Socket(domain);

    public override int Close(int fd)
    {
        Polling.Remove(fd);
        return Linux.Close(fd);
    }

    public override int Bind(int fd, ReadOnlySpan<byte> address) => Linux.Bind(fd, address);

    public override int Listen(int fd, int backlog) => Linux.Listen(fd, backlog);

    public override int Connect(int fd, ReadOnlySpan<byte> address) => Linux.Connect(fd, address);

    public override int Accept(int fd, Span<byte> address, out int addressLength)
    {
        addressLength = 0;
        return OnAccept() ?? Linux.Accept(fd, address, out addressLength);
    }

    public override int GetSockName(int fd, Span<byte> address, out int addressLength) => Linux.GetSockName(fd, address, out addressLength);

    public override int TakeError(int fd) => Linux.TakeError(fd);

    public override int SetOption(int fd, int level, int name, ReadOnlySpan<int> value) => Linux.SetOption(fd, level, name, value);

    public override int Receive(int fd, Span<byte> buffer) => OnReceive(fd) ?? Linux.Receive(fd, buffer);

    public override int Send(int fd, ReadOnlySpan<byte> data, int flags) => OnSend(fd, data.Length) switch
    {
        null => Linux.Send(fd, data, flags),
        > 0 and var n => Linux.Send(fd, data[..n], flags),
        { } error => error,
    };

    public override int Shutdown(int fd, int how) => Linux.Shutdown(fd, how);

    public override int EpollCreate() => Note(Linux.EpollCreate());

    public override int EpollControl(int epoll, int operation, int fd, uint events, ulong token) =>
        OnControl(operation) ?? Linux.EpollControl(epoll, operation, fd, events, token);

    public override int EpollWait(int epoll, EpollEvents events, int timeoutMilliseconds) =>
        OnWait() ?? Linux.EpollWait(epoll, events, timeoutMilliseconds);

    public override int EventFd() => Note(OnEventFd() ?? Linux.EventFd());

    public override int Duplicate(int fd, int least) => Linux.Duplicate(fd, least);

    public override long DescriptorLimit() => Limit ?? Linux.DescriptorLimit();

    public override int Signal(int eventFd) => Linux.Signal(eventFd);

    public override int SocketPair(Span<int> descriptors) => Linux.SocketPair(descriptors);

    public override int RingSetup(uint entries, ref UringParameters parameters) => Note(OnRingSetup() ?? Linux.RingSetup(entries, ref parameters));

    public override int RingEnter(int ring, uint submit, uint least, uint flags) => OnRingEnter() ?? Linux.RingEnter(ring, submit, least, flags);

    public override int RingRegister(int ring, uint operation, Span<byte> argument, uint count) =>
        OnRingRegister(operation) ?? Linux.RingRegister(ring, operation, argument, count);

    public override int Map(nint length, int flags, int fd, long offset, out nint memory)
    {
        memory = 0;
        return OnMap() ?? Linux.Map(length, flags, fd, offset, out memory);
    }

    public override void Unmap(nint memory, nint length) => Linux.Unmap(memory, length);

    private int Note(int fd)
    {
        if (fd >= 0)
        {
            Polling.Add(fd);
        }

        return fd;
    }
}
