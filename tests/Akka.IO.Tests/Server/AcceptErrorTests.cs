using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ActorEcho;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.IO.Connections;
using Akka.IO.Tests.Faults;

namespace Akka.IO.Tests.Server;

/// <summary>The whole server, on real sockets, after each error that accept can meet.</summary>
public sealed class AcceptErrorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static TheoryData<string> Drivers => OperatingSystem.IsLinux() ? ["epoll", "sockets"] : ["sockets"];

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task After_any_error_a_new_client_echoes_within_two_seconds_and_those_that_are_there_go_on(string driver)
    {
        FaultyDriver? faulty = null;
        var config = ConfigurationFactory.ParseString($"akka {{ loggers = [], loglevel = OFF, stdout-loglevel = OFF, io.tcp.driver = {driver} }}");
        var setup = ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config)).WithSetup(new DriverSetup(real => faulty = new FaultyDriver(real)));
        using var system = ActorSystem.Create("faulty", setup);
        var options = new ServerOptions([new ListenerOptions("echo", new ListenAddress("127.0.0.1", 0))]);
        var server = system.ActorOf(ServerSupervisor.PropsFor(options), "server");
        var started = await server.Ask<ServerStarted>(new StartServer(), Patience);
        var address = (IPEndPoint)started.Listeners[0].Address;
        using var readings = new MeterReadings("ActorEcho.Server", null);
        using var old = await ConnectAsync(address, Stopwatch.StartNew());
        Assert.True(await EchoesAsync(old, 1));
        foreach (var error in Enum.GetValues<SocketError>())
        {
            var (met, listeners) = (faulty!.Met, faulty.Listeners);
            var watch = Stopwatch.StartNew();
            faulty.Inject(error);

            // Else the client may come before the error does, or the next error to a listener that is gone.
            var isLost = AcceptErrors.Classify(error) == AcceptErrorClass.Rebind;
            Assert.True(SpinWait.SpinUntil(() => faulty.Met > met && (!isLost || faulty.Listeners > listeners), TimeSpan.FromSeconds(2)), $"{error}: no socket within two seconds");
            while (!await EchoesAsync(address, (byte)watch.ElapsedMilliseconds, watch))
            {
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{error}: no echo within two seconds");
            }

            Assert.True(await EchoesAsync(old, (byte)error), $"{error}: a connection that was there is gone");
        }

        Assert.All(
            [SocketError.ConnectionAborted, SocketError.TooManyOpenSockets, SocketError.InvalidArgument],
            error => Assert.True(readings.Count("actorecho.accept_errors", $"{error}") > 0, $"{error} is not counted"));
        await system.Terminate().WaitAsync(Patience);
    }

    // A client in the backlog of a socket that is lost is reset; it comes again.
    private static async Task<bool> EchoesAsync(IPEndPoint address, byte what, Stopwatch watch)
    {
        try
        {
            using var client = await ConnectAsync(address, watch);
            return await EchoesAsync(client, what);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<Socket> ConnectAsync(IPEndPoint address, Stopwatch watch)
    {
        while (true)
        {
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await client.ConnectAsync(address).WaitAsync(Patience);
                return client;
            }
            catch (SocketException) when (watch.Elapsed < TimeSpan.FromSeconds(2))
            {
                client.Dispose();
                await Task.Yield();
            }
        }
    }

    private static async Task<bool> EchoesAsync(Socket client, byte what)
    {
        var buffer = new[] { what };
        await client.SendAsync(buffer);
        buffer[0]++;
        return await client.ReceiveAsync(buffer).WaitAsync(Patience) == 1 && buffer[0] == what;
    }
}
