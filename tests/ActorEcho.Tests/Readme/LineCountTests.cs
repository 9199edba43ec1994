using System.Net;
using System.Net.Sockets;
using ActorEcho.Tests.Server;
using Akka.Actor;

namespace ActorEcho.Tests.Readme;

/// <summary>What README.md shows does what it says.</summary>
public sealed class LineCountTests : ServerTest
{
    [SettingEffect("actorecho.listener.service")]
    [Fact]
    public async Task A_protocol_of_ones_own_runs_beside_echo()
    {
        var system = Sys;
        var services = ServiceRegistry.BuiltIn.With("lines", () => new LineCountConnection());
        var listener = new ListenerOptions("lines", new ListenAddress("127.0.0.1", 0)) { Service = "lines" };
        var server = system.ActorOf(ServerSupervisor.PropsFor(new ServerOptions([listener]), services), "server");
        var started = await server.Ask<ServerStarted>(new StartServer());

        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync((IPEndPoint)started.Listeners[0].Address);
        client.Send("a\nb\nc\n"u8);
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal("3 lines\n"u8, Read(client, 8));
        AssertEnds(client);
    }
}
