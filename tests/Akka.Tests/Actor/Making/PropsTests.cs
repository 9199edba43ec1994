using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.Tests.Actor.Making;

[SuppressMessage("Usage", "CA2263", Justification = "The form that takes a type is tested here.")]
public sealed class PropsTests : CoreTest
{
    [Fact]
    public void A_type_without_arguments()
    {
        Sys.ActorOf(Props.Create<Greeter>()).Tell("who");
        ExpectMsg("nobody");
    }

    [Fact]
    public void A_type_with_arguments()
    {
        Sys.ActorOf(Props.Create(typeof(Greeter), "Ann", 3)).Tell("who");
        ExpectMsg("Ann 3");
    }

    [Fact]
    public void A_generic_type_with_arguments()
    {
        Sys.ActorOf(Props.Create<Greeter>("Ann", 4)).Tell("who");
        ExpectMsg("Ann 4");
    }

    [Fact]
    public void An_expression_with_closures_constants_and_computed_values()
    {
        var name = "Bob";
        var numbers = new List<int> { 1, 2 };
        Sys.ActorOf(Props.Create(() => new Greeter(name.ToUpperInvariant(), numbers[1] + 5))).Tell("who");
        ExpectMsg("BOB 7");
    }

    [Fact]
    public void Arguments_of_an_expression_are_evaluated_once()
    {
        var name = "before";
        var props = Props.Create(() => new Greeter(name, 1));
        name = "after";
        var actor = Sys.ActorOf(props);
        actor.Tell(new InvalidOperationException());
        actor.Tell("who");
        ExpectMsg("before 1");
        Assert.Equal(["before", 1], props.Arguments);
    }

    [Fact]
    public void An_expression_must_be_a_new() =>
        Assert.Throws<ArgumentException>(() => Props.Create(() => Make()));

    [Fact]
    public void A_class_that_is_no_actor_is_refused() => Assert.Throws<ArgumentException>(() => Props.Create(typeof(string)));

    [Fact]
    public void An_abstract_class_is_refused() => Assert.Throws<ArgumentException>(() => Props.Create(typeof(UntypedActor)));

    [Fact]
    public void Arguments_that_fit_no_constructor_stop_the_actor()
    {
        var actor = Sys.ActorOf(Props.Create(typeof(Greeter), 1, 2, 3));
        Watch(actor);
        ExpectTerminated(actor, Patience);
    }

    [Fact]
    public void A_producer_makes_each_instance_and_gets_it_back()
    {
        var producer = new Producer(() => new Greeter("made", 1));
        var actor = Sys.ActorOf(Props.CreateBy(producer));
        actor.Tell(new InvalidOperationException());
        actor.Tell("who");
        ExpectMsg("made 1");
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor, Patience);

        AwaitAssert(() => Assert.Equal(2, producer.Released.Count));
        Assert.Equal(producer.Made, producer.Released);
    }

    [Fact]
    public void A_producer_given_by_its_type_is_made_with_its_arguments()
    {
        Sys.ActorOf(Props.CreateBy<NamedProducer>("Zoe")).Tell("who");
        ExpectMsg("Zoe 9");
    }

    [Fact]
    public void A_producer_that_makes_null_stops_the_actor()
    {
        var actor = Sys.ActorOf(Props.CreateBy(new Producer(() => null!)));
        Watch(actor);
        ExpectTerminated(actor, Patience);
    }

    [Fact]
    public void A_producer_that_hands_out_an_instance_twice_stops_the_second_actor()
    {
        Greeter? one = null;
        var props = Props.CreateBy(new Producer(() => one ??= new Greeter("one", 1)));
        var first = Sys.ActorOf(props);
        first.Tell("who");
        ExpectMsg("one 1");
        var second = Sys.ActorOf(props);
        Watch(second);

        ExpectTerminated(second, Patience);
        first.Tell("who");
        ExpectMsg("one 1");
    }

    [Fact]
    public void A_producer_that_makes_two_actors_stops_the_actor()
    {
        var actor = Sys.ActorOf(Props.CreateBy(new Producer(() =>
        {
            _ = new Greeter();
            return new Greeter();
        })));
        Watch(actor);
        ExpectTerminated(actor, Patience);
    }

    [Fact]
    public void New_outside_of_props_is_refused() => Assert.Throws<ActorInitializationException>(() => new Greeter());

    [Fact]
    public void New_inside_of_another_actors_handler_is_refused()
    {
        var actor = NewPuppet();
        actor.Do(self => self.Test.Tell(Assert.Throws<ActorInitializationException>(() => new Greeter())));
        ExpectMsg<ActorInitializationException>();
    }

    [Fact]
    public void With_methods_give_copies()
    {
        var props = Props.Create<Greeter>();
        var strategy = new AllForOneStrategy(_ => Directive.Stop);
        var changed = props.WithDispatcher("a").WithMailbox("b").WithSupervisorStrategy(strategy);

        Assert.Equal("akka.actor.default-dispatcher", props.Dispatcher);
        Assert.Equal("akka.actor.default-mailbox", props.Mailbox);
        Assert.Null(props.SupervisorStrategy);
        Assert.Equal(("a", "b", strategy), (changed.Dispatcher, changed.Mailbox, changed.SupervisorStrategy));
        Assert.Equal(typeof(Greeter), changed.Type);
    }

    [Fact]
    public void Equality_is_of_what_they_make()
    {
        Assert.Equal(Props.Create<Greeter>("a", 1), Props.Create(typeof(Greeter), "a", 1));
        Assert.NotEqual(Props.Create<Greeter>("a", 1), Props.Create<Greeter>("a", 2));
        Assert.NotEqual(Props.Create<Greeter>(), Props.Create<Greeter>().WithDispatcher("x"));
        Assert.NotEqual(Props.CreateBy(new Producer(() => new Greeter())), Props.CreateBy(new Producer(() => new Greeter())));
    }

    [Fact]
    public void Null_props_are_refused() => Assert.Throws<ArgumentNullException>(() => Sys.ActorOf(Props.None));

    private static Greeter Make() => new();

    private sealed class Greeter : UntypedActor
    {
        private readonly string _text;

        public Greeter() => _text = "nobody";

        public Greeter(string name, int number) => _text = $"{name} {number}";

        protected override void OnReceive(object message)
        {
            if (message is Exception e)
            {
                throw e;
            }

            Sender.Tell(_text);
        }
    }

    private sealed class Producer(Func<ActorBase> make) : IIndirectActorProducer
    {
        public List<ActorBase> Made { get; } = [];

        public List<ActorBase> Released { get; } = [];

        public Type ActorType => typeof(Greeter);

        public ActorBase Produce()
        {
            Made.Add(make());
            return Made[^1];
        }

        public void Release(ActorBase actor) => Released.Add(actor);
    }

    private sealed class NamedProducer(string name) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Greeter);

        public ActorBase Produce() => new Greeter(name, 9);

        public void Release(ActorBase actor)
        {
        }
    }
}
