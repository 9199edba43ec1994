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

    private static int Result(int result) => result >= 0 ? result : -Marshal.GetLastSystemError();
}
