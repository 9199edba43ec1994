using Akka.Actor;

namespace Akka.Tests.Actor.Naming;

public sealed class NamesTests : CoreTest
{
    public static TheoryData<string> Valid => ["a", "Z9", "-_.*$+:@&=,!~';()", "%20", "a%2Fb", "a$b", new string('x', 300)];

    public static TheoryData<string> Invalid => ["", "$a", "a/b", "a b", "ä", "%", "%2", "%zz", "a#1", "a\n", "a?b", "{x}"];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Valid_names(string name) => Assert.Equal(name, SilentPuppet(name: name).Path.Name);

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Invalid_names(string name) => Assert.Throws<InvalidActorNameException>(() => SilentPuppet(name: name));

    [Fact]
    public async Task A_name_is_unique_among_siblings_only()
    {
        var parent = SilentPuppet(name: "taken");
        await parent.Child(Puppet.Props(TestActor), "taken");

        Assert.Contains(
            "taken", Assert.Throws<InvalidActorNameException>(() => SilentPuppet(name: "taken")).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidActorNameException>(() => parent.Child(Puppet.Props(TestActor), "taken"));
    }

    [Fact]
    public async Task A_name_is_taken_until_the_actor_has_ended_and_free_with_its_notice()
    {
        var closing = new Gate();
        var parent = NewPuppet(hooks => hooks.Receive = (self, message) =>
        {
            if (message is Terminated)
            {
                self.Test.Tell(self.Context.ActorOf(Puppet.Props(TestActor), "name"));
            }
        });
        var child = await parent.Child(Puppet.Props(TestActor, hooks => hooks.PostStop = _ => closing.Pass()), "name");
        await parent.Get(self =>
        {
            self.Context.Watch(child);
            self.Context.Stop(child);
            return 0;
        });
        await closing.Reached;
        await Assert.ThrowsAsync<InvalidActorNameException>(() => parent.Child(Puppet.Props(TestActor), "name"));
        closing.Open();
        var second = ExpectMsg<IActorRef>(Patience);
        Assert.Equal(child.Path, second.Path);
        Assert.NotEqual(child, second);
    }

    [Fact]
    public async Task An_unfortunate_start_leaves_the_name_free()
    {
        var parent = SilentPuppet();
        await Assert.ThrowsAsync<Akka.Configuration.ConfigurationException>(
            () => parent.Child(Puppet.Props(TestActor).WithDispatcher("no-such-dispatcher"), "name"));

        Assert.Equal("name", (await parent.Child(Puppet.Props(TestActor), "name")).Path.Name);
    }

    [Fact]
    public async Task Names_that_are_made_are_unique_and_reserved()
    {
        var parent = SilentPuppet();
        var names = await parent.Get(self => Enumerable.Range(0, 5000).Select(_ => self.Context.ActorOf(Puppet.Props(TestActor)).Path.Name).ToHashSet());

        Assert.Equal(5000, names.Count);
        Assert.All(names, name => Assert.StartsWith("$", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_actor_that_ends_takes_no_more_children()
    {
        var closing = new Gate();
        var parent = SilentPuppet(hooks => hooks.PostStop = self =>
            self.Test.Tell("x"));
        var cell = ((Akka.Cells.LocalActorRef)parent).Cell;
        await parent.Child(Puppet.Props(TestActor, hooks => hooks.PostStop = _ => closing.Pass()));
        Watch(parent);
        Sys.Stop(parent);
        await closing.Reached;
        Assert.Throws<InvalidOperationException>(() => cell.MakeChild(Puppet.Props(TestActor), "late", isSystem: false));
        closing.Open();
        ExpectTerminated(parent, Patience);

        Assert.Throws<InvalidOperationException>(() => cell.MakeChild(Puppet.Props(TestActor), "late", isSystem: false));
    }

    [Fact]
    public async Task Messages_to_an_earlier_incarnation_do_not_reach_the_next()
    {
        var first = SilentPuppet(name: "phoenix");
        Watch(first);
        Sys.Stop(first);
        ExpectTerminated(first, Patience);
        await ((ExtendedActorSystem)Sys).Guardian.Settle(); // The name is free once the parent, too, has heard.
        var second = NewPuppet(name: "phoenix");
        first.Tell("for the dead");
        second.Tell("for the living");

        ExpectMsg("for the living");
    }
}
