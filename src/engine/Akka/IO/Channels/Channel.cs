using System.Net;
using System.Net.Sockets;

namespace Akka.IO.Channels;

/// <summary>
/// One stream connection as a driver gives it. The driver supplies the data: there is no buffer of the caller's, so a
/// connection that waits holds none.
/// </summary>
/// <remarks>All members are called on the owner's thread: its event loop, or its turn of the mailbox.</remarks>
internal abstract class Channel
{
    public abstract EndPoint LocalEndPoint { get; }

    public abstract EndPoint RemoteEndPoint { get; }

    /// <summary>Its number in the table of open files; -1 where there is no such table.</summary>
    public abstract int Descriptor { get; }

    /// <summary>Why the last <see cref="Send"/> failed.</summary>
    public SocketError Error { get; protected set; }

    /// <summary>Makes <paramref name="owner"/> the one who hears of this channel. Called once, before all else.</summary>
    public abstract void Attach(IChannelOwner owner);

    /// <summary>
    /// Takes the channel out of its driver: no event comes until another has taken it in. What it is told meanwhile it remembers; what it
    /// is given to send it sends, as far as the kernel takes it at once.
    /// </summary>
    public virtual void Leave() => throw new NotSupportedException("This driver's channels stay where they are.");

    /// <summary>Events of <see cref="IChannelOwner.OnReceived"/> may come until <see cref="PauseReceive"/>, and the end may.</summary>
    public abstract void StartReceive();

    /// <summary>No <see cref="IChannelOwner.OnReceived"/> comes after this call; what arrives stays in the kernel.</summary>
    public abstract void PauseReceive();

    /// <summary>Hands <paramref name="data"/> to the kernel. Not to be called again before a pending one is done.</summary>
    /// <param name="data">Bytes that do not change. May be empty.</param>
    /// <param name="owned">True when the array is these bytes' own, so that keeping it keeps no more than them; other bytes are
    /// copied if they must wait.</param>
    /// <param name="more">True when another send follows at once, so that the kernel may wait for it.</param>
    public abstract SendResult Send(ArraySegment<byte> data, bool owned, bool more);

    /// <summary>True while something gathered is to be sent at the end of the loop's round.</summary>
    public virtual bool IsGathering => false;

    /// <summary>Bytes that a pending send has left to do.</summary>
    public virtual int Unsent => 0;

    /// <summary>
    /// Keeps <paramref name="data"/> until the end of the loop's round of actors, so that all that they write is sent in one go, once for each
    /// connection. What the kernel does not take then is told with <see cref="IChannelOwner.OnHeld"/>. Not to be called while a send is pending.
    /// </summary>
    /// <param name="data">Bytes that do not change. May be empty.</param>
    /// <returns>False if it has too much already or does no such thing.</returns>
    public virtual bool Gather(ArraySegment<byte> data) => false;

    /// <summary>Hands what was gathered to the kernel before the round's end.</summary>
    public virtual SendResult Flush() => SendResult.Sent;

    /// <summary>Ends our side (FIN) after what was sent.</summary>
    public abstract void ShutdownSend();

    /// <summary>Closes in good order. What the kernel has taken is still delivered. No event comes afterwards.</summary>
    public abstract void Close();

    /// <summary>Resets the connection (RST) and forgets what was not delivered. No event comes afterwards.</summary>
    public abstract void Abort();
}
