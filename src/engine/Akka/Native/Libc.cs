using System.Runtime.InteropServices;

namespace Akka.Native;

/// <summary>The calls of the C library that the event loops make, each named as its page in section 2 of the manual.</summary>
/// <remarks>
/// SetLastError stays off: it costs two more calls. The runtime keeps errno over the return from native code, so it is read
/// with <see cref="Marshal.GetLastSystemError"/> at once after a -1. No call suppresses the GC transition: a receive on
/// loopback may run a whole TCP delivery, and epoll_wait may sleep; both would hold the garbage collector up.
/// </remarks>
internal static unsafe partial class Libc
{
    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "socket")]
    public static partial int Socket(int domain, int type, int protocol);

    [LibraryImport(Library, EntryPoint = "close")]
    public static partial int Close(int fd);

    [LibraryImport(Library, EntryPoint = "bind")]
    public static partial int Bind(int fd, byte* address, int length);

    [LibraryImport(Library, EntryPoint = "listen")]
    public static partial int Listen(int fd, int backlog);

    [LibraryImport(Library, EntryPoint = "connect")]
    public static partial int Connect(int fd, byte* address, int length);

    [LibraryImport(Library, EntryPoint = "accept4")]
    public static partial int Accept4(int fd, byte* address, int* length, int flags);

    [LibraryImport(Library, EntryPoint = "getsockname")]
    public static partial int GetSockName(int fd, byte* address, int* length);

    [LibraryImport(Library, EntryPoint = "getsockopt")]
    public static partial int GetSockOpt(int fd, int level, int name, void* value, int* length);

    [LibraryImport(Library, EntryPoint = "setsockopt")]
    public static partial int SetSockOpt(int fd, int level, int name, void* value, int length);

    [LibraryImport(Library, EntryPoint = "shutdown")]
    public static partial int Shutdown(int fd, int how);

    [LibraryImport(Library, EntryPoint = "epoll_create1")]
    public static partial int EpollCreate1(int flags);

    [LibraryImport(Library, EntryPoint = "epoll_ctl")]
    public static partial int EpollCtl(int epoll, int operation, int fd, byte* change);

    [LibraryImport(Library, EntryPoint = "epoll_wait")]
    public static partial int EpollWait(int epoll, byte* events, int capacity, int timeoutMilliseconds);

    [LibraryImport(Library, EntryPoint = "eventfd")]
    public static partial int EventFd(uint initial, int flags);

    [LibraryImport(Library, EntryPoint = "fcntl")]
    public static partial int Control(int fd, int command, int argument);

    [LibraryImport(Library, EntryPoint = "getrlimit")]
    public static partial int GetResourceLimit(int resource, ulong* limits);

    [LibraryImport(Library, EntryPoint = "write")]
    public static partial nint Write(int fd, byte* buffer, nint length);

    [LibraryImport(Library, EntryPoint = "socketpair")]
    public static partial int SocketPair(int domain, int type, int protocol, int* descriptors);

    [LibraryImport(Library, EntryPoint = "mmap")]
    public static partial nint Map(nint address, nint length, int protection, int flags, int fd, nint offset);

    [LibraryImport(Library, EntryPoint = "munmap")]
    public static partial int Unmap(nint address, nint length);

    // recv(2) and send(2). The C library's own are points of thread cancellation, which takes four atomic operations a call; its syscall(2) is none.
    public static nint Receive(int fd, byte* buffer, nint length, int flags) => SystemCall(Calls.ReceiveFrom, fd, buffer, length, flags, null, 0);

    public static nint Send(int fd, byte* buffer, nint length, int flags) => SystemCall(Calls.SendTo, fd, buffer, length, flags, null, 0);

    // The C library has no names for the calls of io_uring. Of its variadic syscall(2), arguments of a machine word are passed as to any function.
    [LibraryImport(Library, EntryPoint = "syscall")]
    public static partial nint SystemCall(nint number, nint first, void* second);

    [LibraryImport(Library, EntryPoint = "syscall")]
    public static partial nint SystemCall(nint number, nint first, nint second, void* third, nint fourth);

    [LibraryImport(Library, EntryPoint = "syscall")]
    public static partial nint SystemCall(nint number, nint first, byte* second, nint third, nint fourth, void* fifth, nint sixth);

    [LibraryImport(Library, EntryPoint = "syscall")]
    public static partial nint SystemCall(nint number, nint first, nint second, nint third, nint fourth, void* fifth, nint sixth);
}
