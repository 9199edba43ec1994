using System.Net.Sockets;

namespace Akka.IO.Connections;

/// <summary>Whose failure an error of accept(2) is.</summary>
internal enum AcceptErrorClass
{
    /// <summary>One connection's, which is gone: go on with the next.</summary>
    Retry,

    /// <summary>A resource's: try again after a while.</summary>
    BackOff,

    /// <summary>The listening socket's own, or unknown: only a new socket is sure to accept again.</summary>
    Rebind,
}

internal static class AcceptErrors
{
    /// <remarks>accept(2): the errors that Linux passes on from the new connection are to be treated like "try again".</remarks>
    public static AcceptErrorClass Classify(SocketError error) => error switch
    {
        SocketError.ConnectionAborted
            or SocketError.ConnectionReset
            or SocketError.NotConnected
            or SocketError.Interrupted
            or SocketError.WouldBlock
            or SocketError.TryAgain
            or SocketError.TimedOut
            or SocketError.NetworkDown
            or SocketError.NetworkUnreachable
            or SocketError.NetworkReset
            or SocketError.HostDown
            or SocketError.HostUnreachable
            or SocketError.ProtocolOption
            or SocketError.ProtocolNotSupported
            or SocketError.SocketNotSupported
            or SocketError.AccessDenied => AcceptErrorClass.Retry,
        SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable => AcceptErrorClass.BackOff,
        _ => AcceptErrorClass.Rebind,
    };

    /// <summary>The error in the words of the manual, and what to do where something can be done.</summary>
    public static string Describe(SocketError error) => error switch
    {
        SocketError.TooManyOpenSockets =>
            "Too many open files (EMFILE; ENFILE if it is the whole system): raise `ulimit -n`, or allow fewer connections than it does",
        SocketError.NoBufferSpaceAvailable => "No buffer space available (ENOBUFS, ENOMEM): the system lacks memory for sockets",
        SocketError.OperationAborted => "Bad file descriptor (EBADF): the listening socket was closed",
        SocketError.InvalidArgument => "Invalid argument (EINVAL): the socket does not listen",
        SocketError.NotSocket => "Socket operation on non-socket (ENOTSOCK)",
        SocketError.OperationNotSupported => "Operation not supported (EOPNOTSUPP)",
        _ => $"{new SocketException((int)error).Message} ({error})",
    };
}
