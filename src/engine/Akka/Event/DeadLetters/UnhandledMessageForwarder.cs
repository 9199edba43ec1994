using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs unhandled messages at debug level, for <c>akka.actor.debug.unhandled</c>. Whoever makes it subscribes it, so that none is missed before its start.</summary>
internal sealed class UnhandledMessageForwarder : ActorBase
{
    public UnhandledMessageForwarder()
    {
    }

    protected override bool Receive(object message)
    {
        if (message is not UnhandledMessage unhandled)
        {
            return false;
        }

        var source = LogSource.Create(unhandled.Recipient, Context.System);
        Context.System.EventStream.Publish(new Debug(
            source.Source, unhandled.Recipient.GetType(), $"Unhandled message from {unhandled.Sender} : {unhandled.Message}"));
        return true;
    }
}
