using System.Net.Sockets;

namespace Akka.IO.Channels;

/// <summary>A connection being made.</summary>
internal abstract class Connector
{
    /// <summary>Gives it up. Neither event comes afterwards.</summary>
    public abstract void Cancel();
}

/// <summary>What a <see cref="Connector"/> reports: exactly one of the two unless cancelled, never within the call that began it.</summary>
internal interface IConnectOwner : ICompletionTarget
{
    void OnConnected(Channel channel);

    void OnConnectFailed(SocketError error);
}
