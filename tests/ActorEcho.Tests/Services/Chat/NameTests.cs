using ActorEcho.Services.Chat;

namespace ActorEcho.Tests.Services.Chat;

public sealed class NameTests : ChatTest
{
    [Fact]
    public void A_name_in_use_is_refused_with_one_that_is_free()
    {
        using var scenario = Start();
        var (ann, _) = EnterTwo(scenario);
        var other = scenario.Connect();
        other.Expect("* your name?\n");
        other.Send("ANN\n");
        other.Expect("! the name ANN is taken, ANN2 is free; your name?\n");
        ann.ExpectNothing();
        other.Send("ANN2\n/nick ben\n/nick ann2\n");
        other.Expect($"{Greeting("lobby", 2)}! the name ben is taken, ben2 is free\n* you are now ann2\n");
        ann.Expect("* ANN2 joined\n* ANN2 is now ann2\n");
    }

    [Fact]
    public void A_name_is_free_again_when_its_client_has_gone()
    {
        using var scenario = Start();
        var ann = Enter(scenario, "ann");
        ann.Reset();
        ann.ExpectCloseReason(CloseReason.ConnectionReset);
        Enter(scenario, "ann");
    }

    [SettingEffect("actorecho.listener.chat.name-limit")]
    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("*")]
    [InlineData("a:")]
    [InlineData("a\u001b[1m")]
    [InlineData("a\u202e")]
    [InlineData("ninechars")]
    public void A_name_that_is_none_is_refused(string name)
    {
        using var scenario = Start(new ChatOptions { NameLimit = 8 });
        var peer = scenario.Connect();
        peer.Expect("* your name?\n");
        peer.Send($"{name}\n/who\n/join a\n/nick a\n8letters\n/nick {name}x*\n/join {name}x*\n");
        const string first = "! first your name?\n";
        peer.Expect($"! a name has 1 to 8 letters, digits, '-' and '_'; your name?\n{first}{first}{first}{Greeting("lobby", 0)}");
        peer.Expect(name == "a b" ? "! there is no such command" : "! a name has 1 to 8 letters, digits, '-' and '_'\n! a room's name has 1 to 8 letters, digits, '-' and '_'\n");
    }

    [Fact]
    public void A_free_name_is_no_longer_than_it_may_be()
    {
        Assert.Equal("abcdefg3", ChatName.FreeLike("abcdefgh", 8, name => name == "abcdefg2"));
        Assert.Equal("😀10", ChatName.FreeLike("😀😀", 3, name => name.Length < 4 || !name.EndsWith('0')));
    }
}
