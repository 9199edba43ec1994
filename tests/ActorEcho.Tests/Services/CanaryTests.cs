using ActorEcho.Services;
using ActorEcho.Tests.Server;
using Akka.IO;

namespace ActorEcho.Tests.Services;

/// <summary>What the canary takes for an answer, and that each service gives it: on real sockets, by whose addresses a listener knows the canary.</summary>
public sealed class CanaryTests : ServerTest
{
    public static TheoryData<string> All => [.. ServiceRegistry.BuiltIn.Names];

    public static TheoryData<string> AllThatAnswer => [.. ServiceRegistry.BuiltIn.Names.Where(name => name != "discard")];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_service_answers_it(string service) =>
        EventFilter.Info("ready").ExpectOne(Patience, () => Serve(service, ServiceRegistry.BuiltIn));

    [Theory]
    [MemberData(nameof(AllThatAnswer))]
    public void Of_a_service_that_says_nothing_it_gets_no_answer(string service)
    {
        Assert.True(ServiceRegistry.BuiltIn.TryFind(service, out var found));
        var mute = ServiceRegistry.BuiltIn.With(service, () => new DiscardConnection(), found.Probe);
        EventFilter.Warning(contains: "not ready: listener echo: the canary was not answered by").ExpectOne(Patience, () => Serve(service, mute));
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 }, null)]
    [InlineData(new byte[] { 1, 2, 3, 4 }, false)]
    [InlineData(new byte[] { 1, 2, 3, 4, 5 }, false)]
    public void A_time_of_four_bytes_has_to_be_near(byte[] answer, bool? isGood) => Assert.Equal(isGood, TimeConnection.Probe.JudgeSoFar(ByteString.FromBytes(answer)));

    [Fact]
    public void A_first_line_of_chargen_that_is_another_is_wrong() =>
        Assert.Equal((null, false), (ChargenConnection.Probe.JudgeSoFar(ByteString.FromString(" !\"")), ChargenConnection.Probe.JudgeSoFar(ByteString.FromString("x"))));

    private void Serve(string service, ServiceRegistry services)
    {
        var canary = new CanaryOptions { Interval = TimeSpan.FromHours(1), Timeout = TimeSpan.FromMilliseconds(services == ServiceRegistry.BuiltIn ? 10_000 : 500), Failures = 1 };
        Start(services, listener => listener with { Service = service }, changeServer: server => server with { Canary = canary });
    }
}
