using System.Net;
using System.Net.Sockets;
using ActorEcho.Tests.Readme;
using Hocon;

namespace ActorEcho.Tests.Server;

/// <summary>Listeners as a configuration names them.</summary>
public sealed class ListenersTests : ServerTest
{
    [SettingEffect("actorecho.listeners")]
    [Fact]
    public void Each_serves_at_its_own_address_what_it_names()
    {
        var services = ServiceRegistry.BuiltIn.With("lines", () => new LineCountConnection());
        Server = Sys.ActorOf(ServerSupervisor.PropsFor(Read("one.listen = \"127.0.0.1:0\", two { listen = \"127.0.0.1:0\", service = lines }", services), services), "server");
        Server.Tell(new StartServer(), TestActor);
        var started = ExpectMsg<ServerStarted>(Patience).Listeners;
        Assert.Equal([("one", "echo"), ("two", "lines")], started.Select(l => (l.Name, l.Service)));
        AssertEchoes(Connect((IPEndPoint)started[0].Address));
        var lines = Connect((IPEndPoint)started[1].Address);
        lines.Send("a\nb\n"u8);
        lines.Shutdown(SocketShutdown.Send);
        Assert.Equal("2 lines\n"u8, Read(lines, 8));
    }

    private static ServerOptions Read(string listeners, ServiceRegistry services) => ServerConfiguration.Read(
        HoconDocument.Parse(HoconSource.OfText($"actorecho.listeners {{ {listeners} }}", "test")).WithFallback(ServerConfiguration.Reference).Resolve(), services);
}
