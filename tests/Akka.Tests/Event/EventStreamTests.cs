using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Event;

public sealed class EventStreamTests() : TestKit.Xunit2.TestKit("akka.loglevel = DEBUG")
{
    private interface IAnimal
    {
    }

    private EventStream Stream => Sys.EventStream;

    [Fact]
    public void A_class_brings_its_subclasses_and_an_interface_its_implementers()
    {
        var (classes, interfaces) = (CreateTestProbe(), CreateTestProbe());
        Assert.True(Stream.Subscribe(classes.Ref, typeof(Dog)));
        Assert.True(Stream.Subscribe<IAnimal>(interfaces.Ref));
        Stream.Publish(new Puppy());
        Stream.Publish(new Cat());
        classes.ExpectMsg<Puppy>();
        classes.ExpectNoMsg(TimeSpan.Zero);
        interfaces.ExpectMsg<Puppy>();
        interfaces.ExpectMsg<Cat>();
    }

    [Fact]
    public void Unsubscribing_from_a_subclass_leaves_the_others()
    {
        Stream.Subscribe<Dog>(TestActor);
        Assert.True(Stream.Unsubscribe<Puppy>(TestActor));
        Stream.Publish(new Puppy());
        Stream.Publish(new Dog());
        Assert.Equal(typeof(Dog), ExpectMsg<Dog>().GetType());
    }

    [Fact]
    public void Nobody_is_no_subscriber()
    {
        Assert.Throws<ArgumentNullException>(() => Stream.Subscribe(null!, typeof(Dog)));
        Assert.Throws<ArgumentNullException>(() => Stream.Subscribe(TestActor, null!));
        Assert.Throws<ArgumentNullException>(() => Stream.Unsubscribe(null!));
        Assert.Throws<ArgumentNullException>(() => Stream.Unsubscribe(null!, typeof(Dog)));
    }

    [Fact]
    public void An_actor_that_ends_is_unsubscribed()
    {
        var subscriber = Sys.ActorOf(Props.Empty);
        Stream.Subscribe<Dog>(subscriber);
        Sys.Stop(subscriber);
        AwaitCondition(() => !Stream.HasSubscription(subscriber));
    }

    [Fact]
    public void An_actor_that_had_ended_before_it_subscribed_is_unsubscribed()
    {
        var subscriber = Watch(Sys.ActorOf(Props.Empty));
        Sys.Stop(subscriber);
        ExpectTerminated(subscriber);
        Stream.Subscribe<Dog>(subscriber);
        AwaitCondition(() => !Stream.HasSubscription(subscriber));
    }

    [Fact]
    public void Subscribers_from_before_the_system_ran_are_watched_too()
    {
        var stream = new EventStream(debug: false);
        var subscriber = Sys.ActorOf(Props.Empty);
        stream.Subscribe<Dog>(subscriber);
        Sys.Stop(subscriber);
        using var other = ActorSystem.Create("other", DefaultConfig);
        stream.StartUnsubscriber((ExtendedActorSystem)other, "unsubscriber-of-a-test");
        AwaitCondition(() => !stream.HasSubscription(subscriber));
    }

    [Fact]
    public void Publishing_while_others_subscribe_loses_nothing_of_those_who_are()
    {
        Stream.Subscribe<Puppy>(TestActor);
        Parallel.Invoke(
            () =>
            {
                for (var i = 0; i < 200; i++)
                {
                    Stream.Publish(new Puppy());
                }
            },
            () =>
            {
                var coming = CreateTestProbe().Ref;
                for (var i = 0; i < 200; i++)
                {
                    Stream.Subscribe<Dog>(coming);
                    Stream.Unsubscribe(coming);
                }
            });
        Assert.Equal(200, ReceiveN(200).Count);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Its_debug_switch_traces_subscriptions()
    {
        var stream = new EventStream(debug: true);
        stream.Subscribe<Debug>(TestActor);
        stream.Subscribe<Dog>(TestActor);
        Assert.Contains("subscribing", ExpectMsg<Debug>().Message.ToString(), StringComparison.Ordinal);
    }

    private class Dog : IAnimal
    {
    }

    private sealed class Puppy : Dog
    {
    }

    private sealed class Cat : IAnimal
    {
    }
}
