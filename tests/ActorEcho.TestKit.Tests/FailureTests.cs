using ActorEcho.TestKit.Engine;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.TestKit.Tests;

/// <summary>A failure says what was expected, what was seen, what led there, and how to see it again.</summary>
public sealed class FailureTests
{
    [Fact]
    public void It_has_both_texts_the_conversation_and_the_seed()
    {
        var message = Fails(peer => peer.Expect("hallo"), seed: 17);
        Assert.Contains("peer1 expected 5 bytes \"hallo\", but got ", message, StringComparison.Ordinal);
        Assert.Contains("they differ from byte 1 on", message, StringComparison.Ordinal);
        Assert.Contains("00:00:00.000000  peer1 sends 5 bytes \"hello\"\n", message, StringComparison.Ordinal);
        Assert.Contains("server writes to peer1", message, StringComparison.Ordinal);
        Assert.EndsWith("To replay this run: ACTORECHO_SEED=17, or new ScenarioOptions { Seed = 17 }.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_expectation_names_what_it_missed()
    {
        Assert.Contains("but got 5 bytes \"hello\"; 1 are missing after 10 s", Fails(p => p.Expect("hello!")), StringComparison.Ordinal);
        Assert.Contains("expected 6 bytes, but got 5 after 10 s", Fails(p => p.ExpectBytes(6)), StringComparison.Ordinal);
        Assert.Contains("expected nothing, but got ", Fails(p => p.ExpectNothing()), StringComparison.Ordinal);
        Assert.Contains("expected a reset, but got none after 10 s", Fails(p => p.ExpectReset()), StringComparison.Ordinal);
        Assert.Contains("expected that nobody listens, but it is connected", Fails(p => p.ExpectRefused()), StringComparison.Ordinal);
        Assert.Contains("to end with idle_timeout, but it has not ended", Fails(p => p.ExpectCloseReason(CloseReason.IdleTimeout)), StringComparison.Ordinal);
        Assert.Contains("expected the server's end, but got none after 10 s", Fails(p =>
        {
            p.Expect("hello");
            p.ExpectEnd();
        }), StringComparison.Ordinal);
        Assert.Contains("1 are missing, and the server has ended its side", Fails(p =>
        {
            p.End();
            p.Expect("hello!");
        }), StringComparison.Ordinal);
        Assert.Contains("(it is stalled)", Fails(p =>
        {
            p.Stall();
            p.Expect("hello");
        }), StringComparison.Ordinal);
        Assert.Contains("with connection_reset, but it ended with peer_closed", Fails(p =>
        {
            p.Expect("hello");
            p.End();
            p.ExpectCloseReason(CloseReason.ConnectionReset);
        }), StringComparison.Ordinal);
    }

    [Fact]
    public void So_do_those_of_the_scenario()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        Assert.Contains("has not after 10 s", Fails(() => scenario.ExpectStopped()), StringComparison.Ordinal);
        Assert.Contains("expected the log to have \"nonsense\"", Fails(() => scenario.ExpectLog("nonsense")), StringComparison.Ordinal);
        Assert.Contains("but it answered ServerStopped", Fails(() => scenario.Ask<ServerStarted>(new StopServer())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_does_not_start_is_told_too()
    {
        ListenerOptions[] listeners = [new("one", new ListenAddress("127.0.0.1", 1)), new("two", new ListenAddress("127.0.0.1", 1))];
        Assert.Contains("ServerNotStarted", Fails(() => Scenario.For(new ServerOptions(listeners)).Dispose()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("timer")]
    public void Actors_that_go_in_circles_are_no_endless_test(string how)
    {
        var circling = new Circle(how);
        using var scenario = Scenario.For(() => new Circling(circling));
        scenario.Connect();
        var failure = Assert.Throws<InvalidOperationException>(() => scenario.Advance(TimeSpan.FromSeconds(1)));
        Assert.Contains("do not come to rest", failure.Message, StringComparison.Ordinal);
        circling.IsOver = true;
    }

    [Fact]
    public void Who_makes_assertions_of_its_own_gets_the_seed_before()
    {
        var lines = new List<string>();
        using var scenario = Scenario.For(() => new EchoConnection(), new ScenarioOptions { Seed = 5, Output = lines.Add });
        Assert.Equal(["To replay this run: ACTORECHO_SEED=5, or new ScenarioOptions { Seed = 5 }."], lines);
    }

    [Fact]
    public void A_seed_that_is_none_is_told()
    {
        Assert.Equal(-17, Seeds.From("-17"));
        Assert.NotEqual(Seeds.From(null), Seeds.From(""));
        Assert.Contains("ACTORECHO_SEED is 'seventeen'; expected a whole number", Assert.Throws<FormatException>(() => Seeds.From("seventeen")).Message, StringComparison.Ordinal);
    }

    /// <summary>What is said when it fails after "hello" was sent to an echo.</summary>
    private static string Fails(Action<Peer> expectation, int seed = 1)
    {
        using var scenario = Scenario.For(() => new EchoConnection(), new ScenarioOptions { Seed = seed });
        var peer = scenario.Connect();
        peer.Send("hello");
        return Fails(() => expectation(peer));
    }

    private static string Fails(Action expectation) => Assert.Throws<ScenarioException>(expectation).Message;

    private sealed record Circle(string How)
    {
        public bool IsOver { get; set; }
    }

    private sealed class Circling(Circle circle) : ConnectionActor
    {
        protected override void OnConnected() => Receive(circle);

        protected override void OnReceived(ByteString data)
        {
        }

        protected override bool Receive(object message)
        {
            if (circle is { IsOver: false, How: "message" })
            {
                Self.Tell(message);
            }
            else if (!circle.IsOver)
            {
                Context.System.Scheduler.ScheduleTellOnce(TimeSpan.Zero, Self, message, Self);
            }

            return true;
        }
    }
}
