using System.Runtime.InteropServices;

namespace Akka.Native;

/// <summary>The calls themselves.</summary>
internal sealed unsafe class LinuxKernel : Kernel
{
    public override int Socket(int domain) => Result(Libc.Socket(domain, Sock.Stream | Sock.NonBlockCloseOnExec, 0));

    public override int Close(int fd) => Result(Libc.Close(fd));

    public override int Bind(int fd, ReadOnlySpan<byte> address)
    {
        fixed (byte* p = address)
        {
            return Result(Libc.Bind(fd, p, address.Length));
        }
    }

    public override int Listen(int fd, int backlog) => Result(Libc.Listen(fd, backlog));

    public override int Connect(int fd, ReadOnlySpan<byte> address)
    {
        fixed (byte* p = address)
        {
            return Result(Libc.Connect(fd, p, address.Length));
        }
    }

    public override int Accept(int fd, Span<byte> address, out int addressLength)
    {
        fixed (byte* p = address)
        {
            var length = address.Length;
            var result = Result(Libc.Accept4(fd, p, &length, Sock.NonBlockCloseOnExec));
            addressLength = length;
            return result;
        }
    }

    public override int GetSockName(int fd, Span<byte> address, out int addressLength)
    {
        fixed (byte* p = address)
        {
            var length = address.Length;
            var result = Result(Libc.GetSockName(fd, p, &length));
            addressLength = length;
            return result;
        }
    }

    public override int TakeError(int fd)
    {
        int value = 0, length = sizeof(int);
        var result = Result(Libc.GetSockOpt(fd, Sock.LevelSocket, Sock.Error, &value, &length));
        return result < 0 ? -result : value;
    }

    public override int SetOption(int fd, int level, int name, ReadOnlySpan<int> value)
    {
        fixed (int* p = value)
        {
            return Result(Libc.SetSockOpt(fd, level, name, p, value.Length * sizeof(int)));
        }
    }

    public override int Receive(int fd, Span<byte> buffer)
    {
        fixed (byte* p = buffer)
        {
            var n = Libc.Receive(fd, p, buffer.Length, 0);
            return n >= 0 ? (int)n : -Marshal.GetLastSystemError();
        }
    }

    public override int Send(int fd, ReadOnlySpan<byte> data, int flags)
    {
        fixed (byte* p = data)
        {
            var n = Libc.Send(fd, p, data.Length, flags);
            return n >= 0 ? (int)n : -Marshal.GetLastSystemError();
        }
    }

    public override int Shutdown(int fd, int how) => Result(Libc.Shutdown(fd, how));

    public override int EpollCreate() => Result(Libc.EpollCreate1(Sock.CloseOnExec));

    public override int EpollControl(int epoll, int operation, int fd, uint events, ulong token)
    {
        var entry = stackalloc byte[16];
        EpollEvents.Write(entry, events, token);
        return Result(Libc.EpollCtl(epoll, operation, fd, entry));
    }

    public override int EpollWait(int epoll, EpollEvents events, int timeoutMilliseconds) =>
        Result(Libc.EpollWait(epoll, events.Pointer, events.Capacity, timeoutMilliseconds));

    public override int EventFd() => Result(Libc.EventFd(0, Sock.NonBlockCloseOnExec));

    public override int Duplicate(int fd, int least)
    {
        var flags = Result(Libc.Control(fd, Sock.GetFlags, 0));
        var set = flags < 0 ? flags : Result(Libc.Control(fd, Sock.SetFlags, flags | Sock.NonBlock));
        return set < 0 ? set : Result(Libc.Control(fd, Sock.DuplicateCloseOnExec, least));
    }

    public override long DescriptorLimit()
    {
        var limits = stackalloc ulong[2]; // rlim_cur, rlim_max
        return Libc.GetResourceLimit(Sock.DescriptorResource, limits) == 0 ? (long)Math.Min(*limits, long.MaxValue) : long.MaxValue;
    }

    public override int Signal(int eventFd)
    {
        var one = 1L;
        return Result((int)Libc.Write(eventFd, (byte*)&one, sizeof(long)));
    }

    public override int SocketPair(Span<int> descriptors)
    {
        fixed (int* p = descriptors)
        {
            return Result(Libc.SocketPair(Sock.FamilyUnix, Sock.Stream | Sock.NonBlockCloseOnExec, 0, p));
        }
    }

    public override int RingSetup(uint entries, ref UringParameters parameters)
    {
        fixed (UringParameters* p = &parameters)
        {
            return Result((int)Libc.SystemCall(Uring.SetupCall, (nint)entries, p));
        }
    }

    public override int RingEnter(int ring, uint submit, uint least, uint flags) =>
        Result((int)Libc.SystemCall(Uring.EnterCall, ring, (nint)submit, (nint)least, (nint)flags, null, 0));

    public override int RingRegister(int ring, uint operation, Span<byte> argument, uint count)
    {
        fixed (byte* p = argument)
        {
            return Result((int)Libc.SystemCall(Uring.RegisterCall, ring, (nint)operation, p, (nint)count));
        }
    }

    public override int Map(nint length, int flags, int fd, long offset, out nint memory)
    {
        memory = Libc.Map(0, length, Uring.ProtectReadWrite, flags, fd, (nint)offset);
        if (memory != -1)
        {
            return 0;
        }

        memory = 0;
        return -Marshal.GetLastSystemError();
    }

    public override void Unmap(nint memory, nint length) => _ = Libc.Unmap(memory, length);

    private static int Result(int result) => result >= 0 ? result : -Marshal.GetLastSystemError();
}
