namespace Akka.Native;

/// <summary>
/// The kernel as the drivers with an event loop see it: the seam where tests inject faults. Every call returns what the manual page says
/// or, on failure, the error number negated (see <see cref="Errno"/>), and is made once: retrying is the caller's.
/// </summary>
internal abstract class Kernel
{
    public static readonly Kernel Linux = new LinuxKernel();

    public abstract int Socket(int domain);

    public abstract int Close(int fd);

    public abstract int Bind(int fd, ReadOnlySpan<byte> address);

    public abstract int Listen(int fd, int backlog);

    public abstract int Connect(int fd, ReadOnlySpan<byte> address);

    /// <summary>Accepts a connection, non-blocking and closed on exec, and writes the peer's address.</summary>
    public abstract int Accept(int fd, Span<byte> address, out int addressLength);

    public abstract int GetSockName(int fd, Span<byte> address, out int addressLength);

    /// <summary>The pending error of a socket (SO_ERROR), positive, which the call clears; 0 for none.</summary>
    public abstract int TakeError(int fd);

    public abstract int SetOption(int fd, int level, int name, ReadOnlySpan<int> value);

    public abstract int Receive(int fd, Span<byte> buffer);

    public abstract int Send(int fd, ReadOnlySpan<byte> data, int flags);

    public abstract int Shutdown(int fd, int how);

    public abstract int EpollCreate();

    public abstract int EpollControl(int epoll, int operation, int fd, uint events, ulong token);

    public abstract int EpollWait(int epoll, EpollEvents events, int timeoutMilliseconds);

    public abstract int EventFd();

    /// <summary>A second descriptor of the same file, closed on exec, which both do not block from now on (fcntl(2)); its number is at least <paramref name="least"/>.</summary>
    public abstract int Duplicate(int fd, int least);

    /// <summary>How many descriptors this process may have (getrlimit(2), RLIMIT_NOFILE).</summary>
    public abstract long DescriptorLimit();

    /// <summary>Adds 1 to an event descriptor, which wakes whoever waits for it.</summary>
    public abstract int Signal(int eventFd);

    /// <summary>A pair of connected Unix sockets, non-blocking and closed on exec.</summary>
    public abstract int SocketPair(Span<int> descriptors);

    public abstract int RingSetup(uint entries, ref UringParameters parameters);

    public abstract int RingEnter(int ring, uint submit, uint least, uint flags);

    public abstract int RingRegister(int ring, uint operation, Span<byte> argument, uint count);

    /// <summary>Memory to read and write, of a file or (-1) of no file. Returns 0 or an error.</summary>
    public abstract int Map(nint length, int flags, int fd, long offset, out nint memory);

    public abstract void Unmap(nint memory, nint length);
}
