namespace Akka.IO.Channels;

/// <summary>What drivers need to know.</summary>
/// <param name="ReceiveLimit">The most bytes of one <see cref="IChannelOwner.OnReceived"/>, at least 1.</param>
/// <param name="AcceptBatch">Connections that a listener accepts in one turn, at least 1.</param>
internal sealed record DriverSettings(int ReceiveLimit, int AcceptBatch)
{
    /// <summary>Listening sockets that were there when the process began.</summary>
    public InheritedSockets Inherited { get; init; } = InheritedSockets.OfProcess;
}
