using System.Net.Sockets;

namespace Akka.Native;

/// <summary>Error numbers of Linux on x86-64 and arm64 (asm-generic/errno.h); a call returns one negated.</summary>
internal static class Errno
{
    public const int EPERM = 1;
    public const int EINTR = 4;
    public const int EBADF = 9;
    public const int EAGAIN = 11;
    public const int ENOMEM = 12;
    public const int EACCES = 13;
    public const int EBUSY = 16;
    public const int EINVAL = 22;
    public const int ENFILE = 23;
    public const int EMFILE = 24;
    public const int EPIPE = 32;
    public const int ENOSYS = 38;
    public const int ENOTSOCK = 88;
    public const int ENOBUFS = 105;
    public const int ENOTCONN = 107;
    public const int ECONNABORTED = 103;
    public const int ECONNRESET = 104;
    public const int ECONNREFUSED = 111;
    public const int EINPROGRESS = 115;
    public const int ECANCELED = 125;

    /// <summary>The portable name of an error number, so that what is above the drivers knows one vocabulary.</summary>
    public static SocketError ToSocketError(int errno) => errno switch
    {
        0 => SocketError.Success,
        EPERM or EACCES => SocketError.AccessDenied,
        2 => SocketError.AddressNotAvailable,                   // ENOENT: no such Unix socket
        EINTR => SocketError.Interrupted,
        EBADF => SocketError.OperationAborted,
        EAGAIN => SocketError.WouldBlock,
        ENOMEM or ENOBUFS => SocketError.NoBufferSpaceAvailable,
        EINVAL => SocketError.InvalidArgument,
        ENFILE or EMFILE => SocketError.TooManyOpenSockets,
        EPIPE => SocketError.Shutdown,
        ENOTSOCK => SocketError.NotSocket,
        63 => SocketError.NoBufferSpaceAvailable,               // ENOSR
        64 => SocketError.NetworkDown,                          // ENONET
        71 => SocketError.ConnectionAborted,                    // EPROTO: what System V says for it
        92 => SocketError.ProtocolOption,                       // ENOPROTOOPT
        93 => SocketError.ProtocolNotSupported,                 // EPROTONOSUPPORT
        94 => SocketError.SocketNotSupported,                   // ESOCKTNOSUPPORT
        95 => SocketError.OperationNotSupported,                // EOPNOTSUPP
        97 => SocketError.AddressFamilyNotSupported,            // EAFNOSUPPORT
        98 => SocketError.AddressAlreadyInUse,                  // EADDRINUSE
        99 => SocketError.AddressNotAvailable,                  // EADDRNOTAVAIL
        100 => SocketError.NetworkDown,                         // ENETDOWN
        101 => SocketError.NetworkUnreachable,                  // ENETUNREACH
        ECONNABORTED => SocketError.ConnectionAborted,
        ECONNRESET => SocketError.ConnectionReset,
        ENOTCONN => SocketError.NotConnected,
        110 => SocketError.TimedOut,                            // ETIMEDOUT
        ECONNREFUSED => SocketError.ConnectionRefused,
        112 => SocketError.HostDown,                            // EHOSTDOWN
        113 => SocketError.HostUnreachable,                     // EHOSTUNREACH
        EINPROGRESS => SocketError.InProgress,
        _ => SocketError.SocketError,
    };
}
