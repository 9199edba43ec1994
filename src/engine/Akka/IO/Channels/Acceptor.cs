using System.Net;
using System.Net.Sockets;

namespace Akka.IO.Channels;

/// <summary>A listening socket. Members are called on the owner's thread.</summary>
internal abstract class Acceptor
{
    /// <summary>The address bound to, with the port that the system chose.</summary>
    public abstract EndPoint LocalEndPoint { get; }

    /// <summary>Connections are accepted from now on. Starts paused.</summary>
    /// <exception cref="SocketException">The system lacks resources for it; it is still paused.</exception>
    public abstract void StartAccept();

    /// <summary>No <see cref="IAcceptOwner.OnAccepted"/> comes after this call; connections wait in the backlog.</summary>
    public abstract void PauseAccept();

    /// <summary>Stops listening. Connections in the backlog are refused by the system.</summary>
    public abstract void Close();
}

/// <summary>What an <see cref="Acceptor"/> reports, on the owner's thread.</summary>
internal interface IAcceptOwner : ICompletionTarget
{
    void OnAccepted(Channel channel);

    /// <summary>accept(2) failed. The acceptor goes on unless it is paused or closed by this call.</summary>
    void OnAcceptError(SocketError error);
}
