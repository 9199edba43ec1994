using System.Net;
using ActorEcho.Listening;
using Akka.Actor;
using Akka.Configuration;
using Akka.IO;
using Akka.TestKit;

namespace ActorEcho.Tests.Listening;

/// <summary>A binding between a probe in the place of Akka.IO, one as its listener, and time that stands still.</summary>
public sealed class BindingTests : Akka.TestKit.Xunit2.TestKit
{
    private const string Settings = """
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.stdout-loglevel = OFF
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly IPEndPoint Address = new(IPAddress.Loopback, 7007);

    private readonly TestProbe _tcp;
    private readonly TestProbe _socket;
    private readonly TestProbe _listener;

    public BindingTests()
        : base(ConfigurationFactory.ParseString(Settings))
    {
        _tcp = CreateTestProbe("tcp");
        _socket = CreateTestProbe("socket");
        _listener = CreateTestProbe("listener");
        _listener.IgnoreMessages(message => message is BindingDown);
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [SettingEffect("actorecho.listener.listen")]
    [SettingEffect("actorecho.listener.bind.backlog")]
    [Fact]
    public void It_binds_in_pull_mode_with_the_backlog()
    {
        Start(new BindOptions { Backlog = 321 });
        var bind = _tcp.ExpectMsg<Tcp.Bind>(Patience);
        Assert.Equal((Address, 321, true), (bind.LocalAddress, bind.Backlog, bind.PullMode));
    }

    [SettingEffect("actorecho.listener.write-buffer.kernel")]
    [Theory]
    [InlineData(null)]
    [InlineData(16 * 1024)]
    public void Connections_have_the_send_buffer_that_is_set(int? size)
    {
        Start(new BindOptions(), size);
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        var own = socket.SendBufferSize;
        foreach (var option in _tcp.ExpectMsg<Tcp.Bind>(Patience).Options)
        {
            option.AfterConnect(socket);
        }

        // Linux doubles it.
        Assert.Contains(socket.SendBufferSize, size is { } set ? [set, 2 * set] : (int[])[own]);
    }

    [SettingEffect("actorecho.listener.bind.accept-batch")]
    [Fact]
    public void It_accepts_no_more_than_the_listener_allows_nor_than_a_batch_at_a_time()
    {
        var binding = Bound(new BindOptions { AcceptBatch = 3 });
        binding.Tell(new Accept(4));
        Assert.Equal(3, _socket.ExpectMsg<Tcp.ResumeAccepting>(Patience).BatchSize);
        Connect(binding, 2);
        ExpectNothing(binding);
        Connect(binding, 1);
        Assert.Equal(1, _socket.ExpectMsg<Tcp.ResumeAccepting>(Patience).BatchSize);
        Connect(binding, 1);
        ExpectNothing(binding);
    }

    [Fact]
    public void A_connection_is_handed_to_the_listener_in_its_own_name()
    {
        var binding = Bound(new BindOptions());
        var connection = CreateTestProbe();
        binding.Tell(new Tcp.Connected(Address, Address), connection.Ref);
        _listener.ExpectMsg<Tcp.Connected>(Patience);
        Assert.Equal(connection.Ref, _listener.LastSender);
    }

    [Fact]
    public void The_first_failure_is_reported()
    {
        var binding = Start(new BindOptions());
        Watch(binding);
        binding.Tell(_tcp.ExpectMsg<Tcp.Bind>(Patience).FailureMessage.WithCause(new InvalidOperationException("taken")), _tcp.Ref);
        Assert.Equal(("127.0.0.1:7007", "taken"), _listener.ExpectMsg<BindingFailed>(Patience) is var failed ? (failed.Address, failed.Cause) : default);
        ExpectTerminated(binding, Patience);
    }

    [SettingEffect("actorecho.listener.bind.retry-min")]
    [SettingEffect("actorecho.listener.bind.retry-max")]
    [Fact]
    public void A_lost_socket_is_bound_again_with_back_off()
    {
        var binding = Bound(new BindOptions { RetryMin = TimeSpan.FromMilliseconds(30), RetryMax = TimeSpan.FromMilliseconds(100) });
        Sys.Stop(_socket.Ref);
        AwaitCondition(() => BindsWithin(binding, 30), Patience);
        foreach (var wait in (int[])[60, 100, 100])
        {
            Refuse(binding);
            Assert.False(BindsWithin(binding, wait - 1));
            Assert.True(BindsWithin(binding, 1));
        }

        binding.Tell(new Tcp.Bound(Address), CreateTestProbe().Ref);
        _listener.ExpectMsg<BindingOpen>(Patience);
    }

    [Fact]
    public void A_socket_that_is_lost_before_it_accepts_anything_is_not_bound_again_any_sooner()
    {
        var binding = Bound(new BindOptions { RetryMin = TimeSpan.FromMilliseconds(30), RetryMax = TimeSpan.FromSeconds(1) });
        foreach (var wait in (int[])[30, 60, 120])
        {
            Refuse(binding);
            Assert.False(BindsWithin(binding, wait - 1));
            Assert.True(BindsWithin(binding, 1));
            Rebind(binding);
        }

        Connect(binding, 1);
        Refuse(binding);
        Assert.True(BindsWithin(binding, 30));
    }

    [Fact]
    public void Attempts_to_bind_again_are_told_in_one_line_every_five_seconds()
    {
        var log = CreateTestProbe();
        Sys.EventStream.Subscribe(log.Ref, typeof(Akka.Event.Warning));
        var binding = Bound(new BindOptions { RetryMin = TimeSpan.FromSeconds(1), RetryMax = TimeSpan.FromSeconds(1) });
        for (var i = 0; i < 6; i++)
        {
            Refuse(binding);
            Assert.True(BindsWithin(binding, 1000));
        }

        Assert.Contains("not listening on 127.0.0.1:7007: ", log.ExpectMsg<Akka.Event.Warning>(Patience).ToString(), StringComparison.Ordinal);
        Assert.Contains("not listening on 127.0.0.1:7007, 5 more attempts failed: ", log.ExpectMsg<Akka.Event.Warning>(Patience).ToString(), StringComparison.Ordinal);
        log.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void An_address_that_stays_lost_is_given_up_when_its_time_is_over()
    {
        var binding = Bound(new BindOptions { RetryMin = TimeSpan.FromSeconds(4), RetryMax = TimeSpan.FromSeconds(4), GiveUpAfter = TimeSpan.FromSeconds(10) });
        Watch(binding);
        foreach (var wait in (int[])[4000, 4000, 2000])
        {
            Refuse(binding);
            Assert.True(BindsWithin(binding, wait));
        }

        Refuse(binding);
        Assert.Equal("127.0.0.1:7007", _listener.ExpectMsg<BindingLost>(Patience).Address);
        ExpectTerminated(binding, Patience);
    }

    [Fact]
    public void An_address_that_comes_back_has_all_its_time_again()
    {
        var binding = Bound(new BindOptions { RetryMin = TimeSpan.FromSeconds(6), RetryMax = TimeSpan.FromSeconds(6), GiveUpAfter = TimeSpan.FromSeconds(10) });
        for (var i = 0; i < 3; i++)
        {
            Refuse(binding);
            Assert.True(BindsWithin(binding, 6000));
            Rebind(binding);
        }
    }

    [Fact]
    public void Of_a_names_addresses_the_first_is_bound_and_the_others_are_told_of()
    {
        var log = CreateTestProbe();
        Sys.EventStream.Subscribe(log.Ref, typeof(Akka.Event.Info));
        var addresses = Dns.GetHostAddresses("localhost");
        Start(new BindOptions(), host: "localhost");
        Assert.Equal(new IPEndPoint(addresses[0], 7007), _tcp.ExpectMsg<Tcp.Bind>(Patience).LocalAddress);
        if (addresses.Length > 1)
        {
            Assert.Contains($"localhost has the addresses {addresses[0]}, ", log.ExpectMsg<Akka.Event.Info>(Patience).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Connections_that_were_accepted_are_handed_over_before_it_ends()
    {
        var binding = Bound(new BindOptions());
        Watch(binding);
        binding.Tell(Unbind.Instance);
        _socket.ExpectMsg<Tcp.Unbind>(Patience);
        binding.Tell(Tcp.Unbound.Instance, _socket.Ref);
        Connect(binding, 1);
        Time.Advance(TimeSpan.FromMilliseconds(50));
        ExpectTerminated(binding, Patience);
    }

    private IActorRef Start(BindOptions options, int? sendBuffer = null, string host = "127.0.0.1") => _listener.ChildActorOf(
        Props.CreateBy(new BindingProducer(_tcp.Ref, new ListenAddress(host, 7007), options, default, isFirst: true, sendBuffer)), "binding");

    private void Rebind(IActorRef binding)
    {
        binding.Tell(new Tcp.Bound(Address), CreateTestProbe().Ref);
        _listener.ExpectMsg<BindingOpen>(Patience);
    }

    private IActorRef Bound(BindOptions options)
    {
        var binding = Start(options);
        _tcp.ExpectMsg<Tcp.Bind>(Patience);
        binding.Tell(new Tcp.Bound(Address), _socket.Ref);
        Assert.Equal(Address, _listener.ExpectMsg<BindingOpen>(Patience).Address);
        return binding;
    }

    private void Connect(IActorRef binding, int count)
    {
        for (var i = 0; i < count; i++)
        {
            binding.Tell(new Tcp.Connected(Address, Address), TestActor);
            _listener.ExpectMsg<Tcp.Connected>(Patience);
        }
    }

    private void Refuse(IActorRef binding) => binding.Tell(new Tcp.CommandFailed(new Tcp.Bind(binding, Address)), _tcp.Ref);

    /// <summary>Whether the binding asked for its socket in this time.</summary>
    private bool BindsWithin(IActorRef binding, int milliseconds)
    {
        Ask(binding, _tcp);
        Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        binding.Tell(new Identify(0), _tcp.Ref);
        return _tcp.ReceiveOne(Patience) is Tcp.Bind && _tcp.ExpectMsg<ActorIdentity>(Patience) is not null;
    }

    private void ExpectNothing(IActorRef binding) => Ask(binding, _socket);

    private static void Ask(IActorRef binding, TestProbe probe)
    {
        binding.Tell(new Identify(0), probe.Ref);
        probe.ExpectMsg<ActorIdentity>(Patience);
    }
}
