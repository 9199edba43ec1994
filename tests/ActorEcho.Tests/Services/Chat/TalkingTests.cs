namespace ActorEcho.Tests.Services.Chat;

public sealed class TalkingTests : ChatTest
{
    [Fact]
    public void A_line_goes_to_the_others_of_the_room()
    {
        using var scenario = Start();
        var (ann, ben) = EnterTwo(scenario);
        var cleo = Enter(scenario, "cleo", 2);
        ann.Expect("* cleo joined\n");
        ben.Expect("* cleo joined\n");
        ann.Send("hello, all\r\n\r\n");
        ben.Expect("ann: hello, all\n");
        cleo.Expect("ann: hello, all\n");
        ann.ExpectNothing();
    }

    [Fact]
    public void Lines_keep_the_order_in_which_a_client_said_them_however_they_are_cut()
    {
        using var scenario = Start();
        var (ann, ben) = EnterTwo(scenario);
        var lines = Enumerable.Range(0, 500).Select(i => $"line {i}\n").ToArray();
        ann.Send(string.Concat(lines));
        ben.Expect(string.Concat(lines.Select(l => $"ann: {l}")));
    }

    [Fact]
    public void Who_joins_another_room_hears_and_is_heard_there_only()
    {
        using var scenario = Start();
        var (ann, ben) = EnterTwo(scenario);
        ben.Send("/join garden\n");
        ben.Expect(Greeting("garden", 0));
        ann.Expect("* ben left\n");
        ann.Send("anybody?\n");
        ben.ExpectNothing();
        ann.Send("/join Garden\nhere you are\n");
        ann.Expect(Greeting("garden", 1));
        ben.Expect("* ann joined\nann: here you are\n");
        ann.Send("/join GARDEN\n");
        ann.Expect("! you are in Garden already\n");
    }

    [Fact]
    public void Who_is_here_and_by_which_name()
    {
        using var scenario = Start();
        var (ann, ben) = EnterTwo(scenario);
        ben.Send("/who\n/nick Zoë\n/who\nhi\n");
        ben.Expect("* in lobby: ann, ben\n* you are now Zoë\n* in lobby: ann, Zoë\n");
        ann.Expect("* ben is now Zoë\nZoë: hi\n");
        Enter(scenario, "ben", 2);
        ann.Expect("* ben joined\n");
    }

    [Fact]
    public void Unknown_commands_are_answered_with_help()
    {
        using var scenario = Start();
        var (ann, ben) = EnterTwo(scenario);
        const string help = "* /join ROOM, /who, /nick NAME, /quit; all else is said in the room\n";
        ann.Send("/help\n/dance \u001b[2J\n/join\n/join a b\n");
        ann.Expect($"{help}! there is no such command: /dance \\u001b[2J\n{help}! there is no such command: /join\n{help}! there is no such command: /join a b\n{help}");
        ben.ExpectNothing();
    }

    [Fact]
    public void Nothing_that_commands_a_terminal_gets_to_another_client()
    {
        using var scenario = Start();
        var (ann, ben) = EnterTwo(scenario);
        ann.Send("\u001b]0;mine\u0007 \u009b2J \u202etxt \b\t\r.\n");
        ben.Expect("ann: \\u001b]0;mine\\u0007 \\u009b2J \\u202etxt \\u0008\\t\\r.\n");
        ann.Send([0xff, (byte)'!', (byte)'\n']);
        ben.Expect("ann: \ufffd!\n");
    }

    [SettingEffect("actorecho.listener.chat.line-limit")]
    [Fact]
    public void A_line_that_is_too_long_is_thrown_away_and_its_sender_told()
    {
        using var scenario = Start(new ChatOptions { LineLimit = 100 });
        var (ann, ben) = EnterTwo(scenario);
        ann.Send($"{new string('a', 100)}\r\n{new string('b', 101)}\n{new string('c', 100_000)}\nd\n");
        ben.Expect($"ann: {new string('a', 100)}\nann: d\n");
        const string told = "! a line may have 100 bytes at most; yours was longer, and nobody got it\n";
        ann.Expect(told + told);
    }
}
