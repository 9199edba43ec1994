using Akka.Actor;

namespace Akka.Tests.Cells;

public sealed class BecomeTests : CoreTest
{
    [Fact]
    public void Become_replaces_the_behaviour()
    {
        var actor = NewPuppet();
        actor.Do(self => self.Become(message => self.Test.Tell($"A{message}")));
        actor.Tell(1);

        ExpectMsg("A1", Patience);
    }

    [Fact]
    public void Unbecome_of_a_replaced_behaviour_gives_the_first_one()
    {
        var actor = NewPuppet();
        actor.Do(self => self.Become(A(self)));
        actor.Tell(1);
        actor.Tell("unbecome");
        actor.Tell(2);

        ExpectAll("A1", 2);
    }

    [Fact]
    public void Stacked_behaviours_come_back_in_order()
    {
        var actor = NewPuppet();
        actor.Do(self =>
        {
            self.BecomeStacked(A(self));
            self.BecomeStacked(B(self));
        });
        foreach (var message in (object[])[1, "unbecome", 2, "unbecome", 3])
        {
            actor.Tell(message);
        }

        ExpectAll("B1", "A2", 3);
    }

    [Fact]
    public void Become_replaces_the_top_of_the_stack_only()
    {
        var actor = NewPuppet();
        actor.Do(self =>
        {
            self.BecomeStacked(A(self));
            self.BecomeStacked(A(self));
            self.Become(B(self));
        });
        foreach (var message in (object[])[1, "unbecome", 2, "unbecome", 3])
        {
            actor.Tell(message);
        }

        ExpectAll("B1", "A2", 3);
    }

    [Fact]
    public async Task Unbecome_never_takes_the_first_behaviour_away()
    {
        var actor = NewPuppet();
        actor.Do(self =>
        {
            self.UnbecomeStacked();
            self.UnbecomeStacked();
        });
        actor.Tell("still");
        await actor.Settle();

        ExpectMsg("still");
    }

    [Fact]
    public void A_behaviour_may_be_chosen_in_the_constructor()
    {
        var actor = NewPuppet(hooks => hooks.Constructor = self => self.Become(A(self)));
        actor.Tell(1);

        ExpectMsg("A1", Patience);
    }

    [Fact]
    public void A_new_behaviour_holds_from_the_next_message_on()
    {
        var actor = NewPuppet();
        actor.Do(self =>
        {
            self.Become(A(self));
            self.Test.Tell("rest of the old");
        });
        actor.Tell(1);

        ExpectAll("rest of the old", "A1");
    }

    private static UntypedReceive A(Puppet self) => message => Named("A", self, message);

    private static UntypedReceive B(Puppet self) => message => Named("B", self, message);

    private static void Named(string name, Puppet self, object message)
    {
        if (message is "unbecome")
        {
            self.UnbecomeStacked();
        }
        else
        {
            self.Test.Tell($"{name}{message}");
        }
    }
}
