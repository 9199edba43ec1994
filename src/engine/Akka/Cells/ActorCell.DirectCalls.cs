using Akka.Actor;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    /// <summary>Handles a message on the calling thread, past the mailbox; what the handler throws goes to the caller.</summary>
    /// <remarks>Nobody else may run the actor meanwhile: this is for tests.</remarks>
    /// <returns>Ends when the handler has, if it is an async one.</returns>
    internal Task CallDirectly(in Envelope envelope)
    {
        var before = (_envelope, CallUnderWay);
        var call = new DirectCall();
        var outer = Enter();
        (_envelope, CallUnderWay) = (envelope, call);
        IsMessageStashed = false;
        try
        {
            if (envelope.Message is not INotInfluenceReceiveTimeout)
            {
                CancelReceiveTimeout();
            }

            Receive(envelope.Message);
            StartReceiveTimeout();
            return call.Task;
        }
        finally
        {
            (_envelope, CallUnderWay) = before;
            Leave(outer);
        }
    }

    private sealed class DirectCall
    {
        internal Task Task { get; set; } = Task.CompletedTask;
    }
}
