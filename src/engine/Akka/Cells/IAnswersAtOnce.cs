using Akka.Actor;

namespace Akka.Cells;

/// <summary>
/// An actor of the engine's own that lives on one thread, does little and calls nobody: a message that comes from that thread while the
/// actor is idle can be handled within the sender's turn, which saves it a turn of its own.
/// </summary>
internal interface IAnswersAtOnce
{
    /// <summary>Handles a message now, if it can be.</summary>
    /// <returns>False if nothing was done, and the message is to take the usual way.</returns>
    bool TryAnswer(object message, IActorRef sender);
}
