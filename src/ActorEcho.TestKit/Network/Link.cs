using Akka.Actor;

namespace ActorEcho.TestKit.Network;

/// <summary>A connection with both its ends.</summary>
/// <param name="Name">What the trace calls the client.</param>
/// <param name="Client">The end of who connected.</param>
/// <param name="Server">The end of who listened.</param>
/// <param name="Random">Its share of the seed.</param>
internal sealed record Link(string Name, FakeSocket Client, FakeSocket Server, Random Random)
{
    /// <summary>Writes of the server that are still to be refused, as a full queue would.</summary>
    public int WritesToRefuse { get; set; }

    /// <summary>The actor that handles the server's end, once one is registered.</summary>
    public IActorRef? Handler { get; set; }
}
