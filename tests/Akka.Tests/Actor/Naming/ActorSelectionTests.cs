using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Actor.Naming;

public sealed class ActorSelectionTests : CoreTest
{
    [Fact]
    public async Task Finds_actors_by_name_and_pattern()
    {
        await Tree();

        await ExpectSelected("/user/a", "a");
        await ExpectSelected("a", "a");
        await ExpectSelected("/user/a/x1", "a/x1");
        await ExpectSelected("/user/a/*", "a/x1", "a/x2", "a/y");
        await ExpectSelected("/user/a/x*", "a/x1", "a/x2");
        await ExpectSelected("/user/a/?", "a/y");
        await ExpectSelected("/user/*/y", "a/y", "b/y");
        await ExpectSelected("/user/a/../b", "b");
        await ExpectSelected("/user/a/**", "a/x1", "a/x2", "a/y", "a/y/deep");
        await ExpectSelected($"akka://{Sys.Name}/user/a", "a");
    }

    [Fact]
    public async Task Is_relative_to_the_actor_that_makes_it()
    {
        await Tree();
        var x1 = await Sys.ActorSelection("/user/a/x1").ResolveOne(Patience);
        x1.Do(self => self.Context.ActorSelection("../y").Tell("sibling"));
        x1.Do(self => self.Context.ActorSelection("../../b/*").Tell("cousin"));

        Assert.Equal(
            new HashSet<(string, object)> { ("a/y", "sibling"), ("b/y", "cousin") },
            [ExpectMsg<(string, object)>(Patience), ExpectMsg<(string, object)>(Patience)]);
    }

    [Fact]
    public async Task Above_the_root_is_the_root()
    {
        await Tree();
        await ExpectSelected("/user/../../../user/a", "a");
    }

    [Fact]
    public async Task ResolveOne_gives_the_reference()
    {
        var actor = SilentPuppet(name: "here");

        Assert.Equal(actor, await Sys.ActorSelection("/user/here").ResolveOne(Patience));
        Assert.Equal(actor, await Sys.ActorSelection(actor.Path).ResolveOne(Patience));
    }

    [Fact]
    public async Task ResolveOne_of_nobody_fails_at_once() =>
        await Assert.ThrowsAsync<ActorNotFoundException>(
            () => Sys.ActorSelection("/user/missing").ResolveOne(Timeout.InfiniteTimeSpan).WaitAsync(Patience));

    [Fact]
    public void Identify_of_nobody_is_answered_with_null()
    {
        Sys.ActorSelection("/user/missing").Tell(new Identify(7), TestActor);

        var identity = ExpectMsg<ActorIdentity>(Patience);
        Assert.Equal(7, identity.MessageId);
        Assert.Null(identity.Subject);
    }

    [Fact]
    public void Identify_of_an_actor_is_answered_with_its_reference()
    {
        var actor = SilentPuppet();
        actor.Tell(new Identify("id"), TestActor);

        Assert.Equal(new ActorIdentity("id", actor), ExpectMsg<ActorIdentity>(Patience));
    }

    [Fact]
    public void A_message_for_nobody_is_a_dead_letter_of_that_path()
    {
        var letters = Events<DeadLetter>();
        Sys.ActorSelection("/user/missing/further").Tell("lost", TestActor);

        var letter = letters.ExpectMsg<DeadLetter>(Patience);
        Assert.Equal("lost", letter.Message);
        Assert.Equal(TestActor, letter.Sender);
        Assert.Equal("/user/missing/further", letter.Recipient.Path.ToStringWithoutAddress());
    }

    [Fact]
    public void The_sender_goes_along()
    {
        var actor = SilentPuppet(hooks => hooks.Receive = (self, _) => self.Sender.Tell("back"));
        Sys.ActorSelection(actor.Path).Tell("there", TestActor);

        ExpectMsgFrom(actor, "back", Patience);
    }

    [Fact]
    public void Its_path_and_equality()
    {
        var selection = Sys.ActorSelection("/user/a/*/b");

        Assert.Equal("/user/a/*/b", selection.PathString);
        Assert.Equal(selection, Sys.ActorSelection("/user/a/*/b"));
        Assert.Equal(selection.GetHashCode(), Sys.ActorSelection("/user/a/*/b").GetHashCode());
        Assert.NotEqual(selection, Sys.ActorSelection("/user/a/b"));
    }

    [Fact]
    public void Two_stars_stand_at_the_end_only() =>
        Assert.Throws<IllegalActorNameException>(() => Sys.ActorSelection("/user/**/a"));

    [Fact]
    public async Task An_ask_goes_along_a_selection()
    {
        SilentPuppet(hooks => hooks.Receive = (self, message) => self.Sender.Tell($"{message}!"), "oracle");

        Assert.Equal("?!", await Sys.ActorSelection("/user/oracle").Ask<string>("?", Patience));
    }

    [Fact]
    public void A_poison_pill_by_selection_stops_what_it_reaches()
    {
        var actor = SilentPuppet(name: "victim");
        Watch(actor);
        Sys.ActorSelection("/user/vic*").Tell(PoisonPill.Instance);

        ExpectTerminated(actor, Patience);
    }

    private async Task Tree()
    {
        var a = Named("a", "a");
        var b = Named("b", "b");
        b.Do(self => self.Context.ActorOf(PropsOf("b/y"), "y"));
        a.Do(self =>
        {
            self.Context.ActorOf(PropsOf("a/x1"), "x1");
            self.Context.ActorOf(PropsOf("a/x2"), "x2");
            self.Context.ActorOf(PropsOf("a/y"), "y").Do(it => it.Context.ActorOf(PropsOf("a/y/deep"), "deep"));
        });
        await a.Settle();
        await b.Settle();
        await (await Sys.ActorSelection("/user/a/y").ResolveOne(Patience)).Settle();
    }

    private IActorRef Named(string place, string name) => Sys.ActorOf(PropsOf(place), name);

    private Akka.Actor.Props PropsOf(string place) =>
        Puppet.Props(TestActor, hooks => hooks.Receive = (self, message) => self.Test.Tell((place, message)));

    private async Task ExpectSelected(string path, params string[] places)
    {
        Sys.ActorSelection(path).Tell(path, TestActor);
        var selected = places.Select(_ => ExpectMsg<(string Place, object Message)>(Patience)).ToList();

        Assert.All(selected, one => Assert.Equal(path, one.Message));
        Assert.Equal(places, selected.Select(one => one.Place).Order(StringComparer.Ordinal));
        await Sys.ActorSelection("/user/a").ResolveOne(Patience);
        ExpectNothingYet();
    }
}
