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

    /// <summary>
    /// Takes clients out of the backlog and resets them, one after the other: they learn that they are not served, and the kernel has room
    /// for others.
    /// </summary>
    /// <param name="most">Clients to reset, at least 1.</param>
    /// <returns>How many there were; 0 also if there is not even one descriptor.</returns>
    public abstract int ResetWaiting(int most);

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
