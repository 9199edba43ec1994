using ActorEcho.TestKit;

namespace ActorEcho.Tests.Services.Chat;

/// <summary>A chat without sockets and without waiting.</summary>
public abstract class ChatTest : ServiceTest
{
    private protected static Scenario Start(ChatOptions? options = null, Func<ListenerOptions, ListenerOptions>? change = null, NetworkOptions? network = null) =>
        For("chat", listener => (change?.Invoke(listener) ?? listener) with { Chat = options ?? new ChatOptions() }, network);

    /// <summary>A client that is in the lobby. Those who are there have still to expect the notice of it.</summary>
    private protected static Peer Enter(Scenario scenario, string name, int others = 0)
    {
        var peer = scenario.Connect();
        peer.Expect("* your name?\n");
        peer.Send($"{name}\r\n");
        peer.Expect(Greeting("lobby", others));
        return peer;
    }

    private protected static string Greeting(string room, int others) => $"* you are in {room}, {(others == 0 ? "alone" : $"with {others} more")}; /help tells what you can do\n";

    /// <summary>Ann and Ben in the lobby.</summary>
    private protected static (Peer Ann, Peer Ben) EnterTwo(Scenario scenario)
    {
        var ann = Enter(scenario, "ann");
        var ben = Enter(scenario, "ben", 1);
        ann.Expect("* ben joined\n");
        return (ann, ben);
    }
}
