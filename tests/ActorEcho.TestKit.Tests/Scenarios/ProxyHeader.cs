using System.Net;

namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>What comes ahead of the protocol may be cut anywhere too.</summary>
public sealed class ProxyHeader
{
    private static readonly ProxyProtocolOptions Trusted = new([IPNetwork.Parse("192.0.2.0/24")]);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_header_and_the_first_bytes_behind_it_are_told_apart(int seed)
    {
        using var scenario = Scenario.For(() => new EchoConnection(), new ScenarioOptions { Seed = seed }, l => l with { ProxyProtocol = Trusted });
        var peer = scenario.Connect(from: "192.0.2.10");
        peer.Send("PROXY TCP4 203.0.113.7 198.51.100.1 4711 7007\r\nhello");
        peer.Expect("hello");
        peer.End();
        peer.ExpectEnd();
        scenario.ExpectLog("203.0.113.7:4711");
    }

    [Fact]
    public void Who_is_not_trusted_may_claim_nothing()
    {
        using var scenario = Scenario.For(() => new EchoConnection(), listener: l => l with { ProxyProtocol = Trusted });
        var peer = scenario.Connect(from: "203.0.113.66");
        peer.Send("PROXY TCP4 203.0.113.7 198.51.100.1 4711 7007\r\nhello");
        peer.ExpectReset();
    }
}
