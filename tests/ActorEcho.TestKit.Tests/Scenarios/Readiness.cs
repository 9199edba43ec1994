using System.Net;
using Akka.IO;

namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>A whole server with its health port, which is open while the server's own client gets its answers.</summary>
public sealed class Readiness
{
    private static readonly IPEndPoint Health = new(IPAddress.Loopback, 9000);

    [Fact]
    public void It_is_ready_after_the_first_good_probe_until_it_stops()
    {
        using var scenario = Begin(ServiceRegistry.BuiltIn);
        scenario.Advance(TimeSpan.FromSeconds(2));
        scenario.Connect(Health).ExpectNothing();
        var peer = scenario.Connect();
        scenario.Stop();
        scenario.Connect(Health).ExpectRefused();
        peer.ExpectNothing(TimeSpan.FromSeconds(5)); // The grace, in which it still serves.
        peer.Send("so it does");
        peer.Expect("so it does");
    }

    [Fact]
    public void A_service_that_does_not_answer_is_not_ready()
    {
        using var scenario = Begin(ServiceRegistry.BuiltIn.With("echo", () => new Mute(), new ServiceProbe(ByteString.FromString("ping"), ByteString.FromString("ping"))));
        scenario.Advance(TimeSpan.FromMinutes(1));
        scenario.Connect(Health).ExpectRefused();
    }

    private static Scenario Begin(ServiceRegistry services)
    {
        var server = new ServerOptions([new ListenerOptions("echo", new ListenAddress("127.0.0.1", 7007))])
        {
            HealthListen = new ListenAddress("127.0.0.1", Health.Port),
            Canary = new CanaryOptions { Interval = TimeSpan.FromSeconds(1) },
            ShutdownGrace = TimeSpan.FromSeconds(10),
        };
        return Scenario.For(server, services);
    }

    private sealed class Mute : ConnectionActor
    {
        protected override void OnReceived(ByteString data)
        {
        }
    }
}
