using System.Net;
using System.Net.Sockets;
using ActorEcho.Listening;
using ActorEcho.Tests.Edge;
using Akka.Configuration;

namespace ActorEcho.Tests.Server;

/// <summary>A server on Unix-domain sockets.</summary>
public sealed class UnixTests : ServerTest
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"echo-{Guid.NewGuid():N}.sock");

    [SettingEffect("actorecho.listener.unix.mode")]
    [Fact]
    public void It_echoes_on_a_file_with_the_mode_that_is_set_and_takes_it_away_at_the_end()
    {
        Serve(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(_path));
        using var client = ConnectTo(_path);
        AssertEchoes(client);
        client.Close();
        Server.Tell(new StopServer(), TestActor);
        ExpectMsg<ServerStopped>(Patience);
        AwaitAssert(() => Assert.False(File.Exists(_path)), Patience);
    }

    [Fact]
    public void It_echoes_on_an_abstract_name_with_the_canary()
    {
        var name = $"echo-{Guid.NewGuid():N}";
        EventFilter.Info(start: "ready").ExpectOne(() => Serve($"@{name}", canary: true));
        using var client = ConnectTo($"\0{name}");
        AssertEchoes(client);
    }

    [Fact]
    public void A_file_that_nobody_listens_on_is_replaced()
    {
        using (var gone = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            gone.Bind(new UnixDomainSocketEndPoint(_path + "x"));
            File.Move(_path + "x", _path); // Closing removes the file by the name it had.
        }

        Assert.True(File.Exists(_path));
        Serve(_path);
        using var client = ConnectTo(_path);
        AssertEchoes(client);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_is_somebody_elses_stays(bool isSocket)
    {
        using var other = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        if (isSocket)
        {
            other.Bind(new UnixDomainSocketEndPoint(_path));
            other.Listen();
        }
        else
        {
            File.WriteAllText(_path, "mine");
        }

        Server = Sys.ActorOf(ServerSupervisor.PropsFor(Options(_path)), "server");
        Server.Tell(new StartServer(), TestActor);
        var failed = ExpectMsg<ServerNotStarted>(Patience);
        Assert.Equal($"unix:{_path}", failed.Address);
        Assert.Contains("in use", failed.Cause, StringComparison.Ordinal);
        Assert.True(File.Exists(_path));
        File.Delete(_path);
    }

    [Fact]
    public void Limits_per_address_are_none_of_its_clients_and_the_log_names_them_unix()
    {
        Serve(_path, change: l => l with { Limits = new ListenerLimitOptions { MaxPerAddress = 1 } });
        using var one = ConnectTo(_path);
        using var other = ConnectTo(_path);
        AssertEchoes(one);
        AssertEchoes(other);
        EventFilter.Debug(contains: "connection c1 of echo from unix: ended: peer_closed").ExpectOne(() => one.Shutdown(SocketShutdown.Send));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_proxy_may_stand_in_front_if_that_is_said(bool isTrusted)
    {
        Serve(_path, change: l => l with { ProxyProtocol = new ProxyProtocolOptions([IPNetwork.Parse("0.0.0.0/0")]) { TrustsUnixSockets = isTrusted } });
        var end = isTrusted ? "from 192.168.0.1:56324 via unix: ended: peer_closed" : "from unix: ended: proxy_source_untrusted";
        EventFilter.Debug(contains: $"connection c1 of echo {end}").ExpectOne(Patience, () =>
        {
            using var client = ConnectTo(_path);
            if (isTrusted)
            {
                client.Send(ProxyHeaders.IPv4);
                AssertEchoes(client);
                client.Shutdown(SocketShutdown.Send);
                AssertEnds(client);
            }
        });
    }

    [Fact]
    public void An_engine_that_has_no_such_sockets_is_found_out_at_the_start()
    {
        Assert.Contains("only the embedded engine", EngineFeatures.WhyOnlyTcp(Config.Empty), StringComparison.Ordinal);
        Assert.Null(EngineFeatures.WhyOnlyTcp(Sys.Settings.Config));
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        File.Delete(_path);
    }

    private static ServerOptions Options(string path, Func<ListenerOptions, ListenerOptions>? change = null)
    {
        var listener = new ListenerOptions("echo", ListenAddress.Unix(path));
        return new ServerOptions([change?.Invoke(listener) ?? listener]);
    }

    private void Serve(string path, UnixFileMode? mode = null, bool canary = false, Func<ListenerOptions, ListenerOptions>? change = null)
    {
        var options = Options(path, l => (change?.Invoke(l) ?? l) with { UnixMode = mode ?? l.UnixMode });
        options = canary ? options with { Canary = new CanaryOptions { Interval = TimeSpan.FromMilliseconds(50) } } : options;
        Server = Sys.ActorOf(ServerSupervisor.PropsFor(options), "server");
        Server.Tell(new StartServer(), TestActor);
        Assert.IsType<UnixDomainSocketEndPoint>(Assert.Single(ExpectMsg<ServerStarted>(Patience).Listeners).Address, exactMatch: false);
    }

    private static Socket ConnectTo(string path)
    {
        var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 15_000 };
        client.Connect(new UnixDomainSocketEndPoint(path));
        return client;
    }
}
