using Akka.Actor;

namespace ActorEcho.Tests.Services.Chat;

/// <summary>Rooms may die; their members do not notice more than a line that says so.</summary>
public sealed class RoomFailureTests : ChatTest
{
    private const string Notice = "* room lobby failed, and starts again; what was said last may be lost\n";

    [Theory]
    [InlineData("rooms/room1", "room1 of one failed; its members get a new one")]
    [InlineData("rooms", "rooms of one failed, and starts again; connections go on")]
    public void Members_come_back_by_themselves_into_a_new_room(string actor, string log)
    {
        using var scenario = Start();
        var (ann, ben) = EnterTwo(scenario);
        scenario.System.ActorSelection($"/user/server/one/{actor}").Tell(Kill.Instance);
        ann.Expect(Notice);
        ben.Expect(Notice);
        scenario.ExpectLog(log);
        ann.Send("still here?\n");
        ben.Expect("ann: still here?\n");
        ben.Send("/who\n/nick bob\n");
        ben.Expect("* in lobby: ann, ben\n* you are now bob\n");
        ann.Expect("* ben is now bob\n");
        var other = scenario.Connect();
        other.Send("ann\n");
        other.Expect("* your name?\n! the name ann is taken, ann2 is free; your name?\n");
        ann.Send("/quit\n");
        ann.Expect("* good-bye\n");
        ben.Expect("* ann left\n");
    }

    [Fact]
    public void A_member_that_has_moved_meanwhile_is_where_it_moved_to()
    {
        using var scenario = Start();
        var (ann, ben) = EnterTwo(scenario);
        ben.Send("/join garden\n");
        ben.Expect(Greeting("garden", 0));
        ann.Expect("* ben left\n");
        scenario.System.ActorSelection("/user/server/one/rooms/room1").Tell(Kill.Instance);
        ann.Expect(Notice);
        ben.ExpectNothing();
        ann.Send("/join garden\n");
        ann.Expect(Greeting("garden", 1));
        ben.Expect("* ann joined\n");
    }

    [Fact]
    public async Task A_room_ends_with_its_last_member()
    {
        using var scenario = Start();
        var ann = Enter(scenario, "ann");
        ann.Send("/join garden\n");
        ann.Expect(Greeting("garden", 0));
        scenario.Advance(TimeSpan.FromSeconds(1));
        var found = scenario.System.ActorSelection("/user/server/one/rooms/*").Ask<ActorIdentity>(new Identify(1));
        scenario.Await(() => found.IsCompleted);
        Assert.Equal("room2", (await found).Subject.Path.Name);
    }
}
