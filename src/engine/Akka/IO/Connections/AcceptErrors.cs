using System.Net.Sockets;

namespace Akka.IO.Connections;

/// <summary>Whose failure an error of accept(2) is.</summary>
internal enum AcceptErrorClass
{
    /// <summary>One connection's, which is gone: go on with the next.</summary>
    Retry,

    /// <summary>A resource's, or unknown: try again after a while.</summary>
    BackOff,

    /// <summary>The listening socket's own: it will never accept again.</summary>
    Rebind,
}

internal static class AcceptErrors
{
    /// <remarks>accept(2): the errors that Linux passes on from the new connection are to be treated like "try again".</remarks>
    public static AcceptErrorClass Classify(SocketError error) => error switch
    {
        SocketError.ConnectionAborted
            or SocketError.ConnectionReset
            or SocketError.Interrupted
            or SocketError.WouldBlock
            or SocketError.TimedOut
            or SocketError.NetworkDown
            or SocketError.NetworkUnreachable
            or SocketError.HostDown
            or SocketError.HostUnreachable
            or SocketError.ProtocolOption
            or SocketError.OperationNotSupported
            or SocketError.AccessDenied => AcceptErrorClass.Retry,
        SocketError.OperationAborted
            or SocketError.InvalidArgument
            or SocketError.NotSocket
            or SocketError.Fault => AcceptErrorClass.Rebind,
        _ => AcceptErrorClass.BackOff,
    };
}
