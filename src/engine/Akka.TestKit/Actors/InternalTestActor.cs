using Akka.Actor;
using Akka.TestKit.Receiving;

namespace Akka.TestKit.Actors;

/// <summary>Behind every test kit and probe: it hands what it receives to the test.</summary>
internal sealed class InternalTestActor(TestInbox inbox) : ActorBase
{
    private readonly DelegatingSupervisorStrategy _strategy = new();
    private TestActor.Ignore? _ignore;
    private AutoPilot? _pilot;

    internal static Props Props(TestInbox inbox) => Actor.Props.CreateBy(new Producer(inbox));

    protected override SupervisorStrategy SupervisorStrategy() => _strategy;

    protected override void PreRestart(Exception reason, object message)
    {
        // Its children are the test's; they do not pay for a pilot that failed.
    }

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case TestActor.SetIgnore set:
                _ignore = set.Ignore;
                break;
            case TestActor.SetAutoPilot set:
                _pilot = set.AutoPilot is NoAutoPilot ? null : set.AutoPilot;
                break;
            case TestActor.Watch watch:
                Sender.Tell(Context.Watch(watch.Actor), Self);
                break;
            case TestActor.Unwatch unwatch:
                Sender.Tell(Context.Unwatch(unwatch.Actor), Self);
                break;
            case TestActor.Spawn spawn:
                Sender.Tell(Make(spawn), Self);
                break;
            default:
                Take(message);
                break;
        }

        return true;
    }

    private void Take(object message)
    {
        if (_pilot?.Run(Sender, message) is { } next and not KeepRunning)
        {
            _pilot = next is NoAutoPilot ? null : next;
        }

        if (_ignore is null || !_ignore(message))
        {
            inbox.Add(new RealMessageEnvelope(message, Sender));
        }
    }

    private object Make(TestActor.Spawn spawn)
    {
        try
        {
            var child = spawn.Apply(Context);
            if (spawn._supervisorStrategy.HasValue)
            {
                _strategy.Update(child, spawn._supervisorStrategy.Value);
            }

            return child;
        }
        catch (Exception e)
        {
            // The test asked for the child, so the failure is the test's and not this actor's.
            return new Status.Failure(e);
        }
    }

    private sealed class Producer(TestInbox inbox) : IIndirectActorProducer
    {
        public Type ActorType => typeof(InternalTestActor);

        public ActorBase Produce() => new InternalTestActor(inbox);

        public void Release(ActorBase actor)
        {
        }
    }
}
