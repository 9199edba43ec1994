using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.IO.Connections;
using Akka.IO.Tests.Drivers;
using Akka.IO.Tests.Faults;
using Akka.Native;
using Akka.TestKit;

namespace Akka.IO.Tests.Contract;

/// <summary>No error of accept ends the accepting, nor makes it spin, on any driver.</summary>
public sealed class AcceptErrorContract
{
    private const string Virtual = "scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"";

    public static TheoryData<string> Drivers => TcpRig.Drivers;

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task After_any_error_whoever_binds_again_when_told_to_accepts(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, _, address) = rig.Bind();
        foreach (var error in Enum.GetValues<SocketError>())
        {
            rig.Driver.Inject(error);
            if (AcceptErrors.Classify(error) == AcceptErrorClass.Rebind)
            {
                var cause = Assert.IsType<SocketException>(listener.Expect<Tcp.CommandFailed>().Cause.Value);
                Assert.Equal(AcceptErrors.Describe(error), cause.Message);
                rig.Manager.Tell(new Tcp.Bind(listener.Ref, address), listener.Ref);
                listener.Expect<Tcp.Bound>();
            }

            var watch = Stopwatch.StartNew();
            rig.Socket().Connect(address);
            listener.Expect<Tcp.Connected>();
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{error}: {watch.Elapsed}");
        }
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_lasting_want_of_descriptors_is_tried_once_a_second_and_told_once_in_five(string driver)
    {
        await using var rig = new TcpRig(driver, akka: Virtual, logLevel: "INFO");
        var (log, time) = (rig.NewProbe(), (TestScheduler)rig.System.Scheduler);
        var (_, listener, _) = rig.Bind();
        rig.System.EventStream.Subscribe(log.Ref, typeof(Event.LogEvent));
        rig.Driver.Lasting = SocketError.TooManyOpenSockets;
        rig.Driver.Inject(SocketError.TooManyOpenSockets);
        var asker = rig.NewProbe();
        Pass(TimeSpan.FromSeconds(9.9));

        // 10 ms, 20 ms, ... 640 ms, and then each second.
        Assert.InRange(rig.Driver.Attempts, 14, 17);
        Assert.Contains("Too many open files (EMFILE", log.Expect<Event.Warning>().ToString(), StringComparison.Ordinal);
        Assert.Contains("accepting failed 10 times more in 5 s: Too many open files", log.Expect<Event.Warning>().ToString(), StringComparison.Ordinal);
        log.ExpectNothing();
        rig.Driver.Lasting = SocketError.Success;
        Pass(TimeSpan.FromSeconds(20));
        Assert.Contains("accepting failed 5 times more", log.Expect<Event.Warning>().ToString(), StringComparison.Ordinal);
        Assert.Contains("accepting has not failed for 5 s", log.Expect<Event.Info>().ToString(), StringComparison.Ordinal);
        log.ExpectNothing();

        void Pass(TimeSpan duration)
        {
            for (var passed = TimeSpan.Zero; passed < duration; passed += TimeSpan.FromMilliseconds(10))
            {
                Settle(listener, asker);
                time.Advance(TimeSpan.FromMilliseconds(10));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Clients_that_waited_for_a_descriptor_in_vain_are_reset(string driver)
    {
        await using var rig = new TcpRig(driver, "exhausted-patience = 50ms");
        var (listener, acceptor, address) = rig.Bind(pullMode: true);
        var clients = Enumerable.Range(0, 5).Select(_ => rig.Socket()).ToList();
        clients.ForEach(c => c.Connect(address));
        rig.Driver.Lasting = SocketError.TooManyOpenSockets;
        acceptor.Tell(new Tcp.ResumeAccepting(10));
        Assert.All(clients, c => Assert.Equal(SocketError.ConnectionReset, Assert.Throws<SocketException>(() => c.Receive(new byte[1])).SocketErrorCode));
        rig.Driver.Lasting = SocketError.Success;

        // The round that reset them may not be over, and would reset this one too.
        Settle(acceptor, listener);
        rig.Socket().Connect(address);
        listener.Expect<Tcp.Connected>();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Clients_wait_for_a_descriptor_as_long_as_is_set(string driver)
    {
        await using var rig = new TcpRig(driver, "exhausted-patience = infinite", akka: Virtual);
        var (listener, acceptor, address) = rig.Bind(pullMode: true);
        rig.Socket().Connect(address);
        rig.Driver.Lasting = SocketError.TooManyOpenSockets;
        acceptor.Tell(new Tcp.ResumeAccepting(10));
        listener.ExpectNothing();
        for (var i = 0; i < 20; i++)
        {
            ((TestScheduler)rig.System.Scheduler).Advance(TimeSpan.FromSeconds(1));
            Settle(acceptor, listener);
        }

        rig.Driver.Lasting = SocketError.Success;
        ((TestScheduler)rig.System.Scheduler).Advance(TimeSpan.FromSeconds(1));
        listener.Expect<Tcp.Connected>();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void As_many_waiting_clients_are_reset_as_was_asked_for(string driver)
    {
        using var rig = new DriverRig(driver);
        var (acceptor, _) = rig.Listen();
        var clients = Enumerable.Range(0, 3).Select(_ => new TcpClient()).ToList();
        clients.ForEach(c => c.Connect((IPEndPoint)acceptor.LocalEndPoint));
        Assert.Equal(2, acceptor.ResetWaiting(2));
        Assert.Equal(1, acceptor.ResetWaiting(10));
        Assert.Equal(0, acceptor.ResetWaiting(10));
        Assert.All(clients, c => Assert.Throws<SocketException>(() => c.Client.Receive(new byte[1])));
        clients.ForEach(c => c.Dispose());
        acceptor.Close();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Connections_do_not_get_the_last_descriptors(string driver)
    {
        await using var rig = new TcpRig(driver, "spare-descriptors = 5");
        var (listener, _, address) = rig.Bind();
        rig.Extension.Spare.Limit = 0;
        rig.Socket().Connect(address);
        listener.Expect<Tcp.Connected>(); // Its number was not known before.
        rig.Socket().Connect(address);
        listener.ExpectNothing();
        rig.Extension.Spare.Limit = long.MaxValue;
        listener.Expect<Tcp.Connected>();
    }

    [LinuxFact]
    public void As_many_descriptors_are_spared_as_is_set()
    {
        var spare = new SpareDescriptors(5, new FaultyKernel { Limit = 100 });
        Assert.Equal((false, true), (spare.IsOne(94), spare.IsOne(95)));
        Assert.Equal(4096L, new SpareDescriptors(5, new FaultyKernel { Limit = 4096 }).Limit);
        Assert.False(new SpareDescriptors(5, new FaultyKernel { OnEventFd = static () => -Errno.EMFILE, Limit = 4096 }).AreFree());
    }

    [LinuxFact]
    public async Task A_system_that_has_ended_gets_no_thread_for_its_sockets()
    {
        await using var rig = new TcpRig("epoll");
        await rig.System.Terminate();
        Assert.Throws<InvalidOperationException>(() => new TcpExt((ExtendedActorSystem)rig.System));
    }

    /// <summary>Waits until the listener has handled what was sent to it, and what it sent to itself on that.</summary>
    private static void Settle(IActorRef acceptor, Probe asker)
    {
        for (var i = 0; i < 2; i++)
        {
            acceptor.Tell(new Identify(i), asker.Ref);
            asker.Expect<ActorIdentity>();
        }
    }
}
