using Akka.Actor;

namespace Akka.Tests.Routing;

/// <summary>A routee: answers with what it was told and its own name, and keeps a count.</summary>
internal sealed class Worker : UntypedActor
{
    private int _count;

    public sealed record Said(object Message, IActorRef By, string Dispatcher);

    public static Props Props { get; } = Akka.Actor.Props.Create<Worker>();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case "fail":
                throw new TimeoutException("wanted");
            case "count":
                Sender.Tell(_count);
                break;
            case ManualResetEventSlim gate:
                Sender.Tell(Self);
                gate.Wait(TimeSpan.FromSeconds(10));
                break;
            default:
                _count++;
                Sender.Tell(new Said(message, Self, Context.Dispatcher.Id));
                break;
        }
    }
}
