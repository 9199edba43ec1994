using System.Net.Sockets;
using Akka.Actor;
using Akka.IO.Connections;
using Akka.IO.Tests.Faults;

namespace Akka.IO.Tests.Contract;

public sealed class StressContract
{
    private const int Clients = 100;
    private const int BytesEach = 200_000;

    public static TheoryData<string> Drivers => TcpRig.Drivers;

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_hundred_clients_that_end_in_all_ways_get_their_own_bytes_and_leave_nothing(string driver)
    {
        await using var rig = new TcpRig(driver);
        await Serve(rig);
    }

    [LinuxTheory]
    [MemberData(nameof(TcpRig.SeveralLoops), MemberType = typeof(TcpRig))]
    public async Task So_do_they_while_their_connections_move_from_loop_to_loop(string driver)
    {
        await using var rig = new TcpRig(driver);
        var homes = rig.Extension.Homes.All;
        var over = false;
        var moves = 0;
        var mover = new Thread(() =>
        {
            while (!Volatile.Read(ref over))
            {
                var from = homes[moves++ % homes.Count];
                from.Loop!.Execute(new Leaving(from, 1 + (moves % 40), [.. homes.Where(h => h != from)]));
                Thread.Yield();
            }
        });
        mover.Start();
        try
        {
            do
            {
                await Serve(rig);
            }
            while (Volatile.Read(ref moves) < 100);
        }
        finally
        {
            Volatile.Write(ref over, true);
            mover.Join();
        }

        Assert.All(homes.Skip(1), home => Assert.Equal(0, home.Count)); // The first has the listeners.
    }

    private static async Task Serve(TcpRig rig)
    {
        var (address, echo) = (new TaskCompletionSource<System.Net.EndPoint>(), rig.Manager);
        rig.System.ActorOf(Props.Create(() => new EchoServer(echo, address)));
        var at = await address.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => Client(rig.Socket(), at, i))).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(SpinWait.SpinUntil(() => rig.Extension.Channels.Used == 0, TimeSpan.FromSeconds(10)));
    }

    private static async Task Client(Socket socket, System.Net.EndPoint address, int seed)
    {
        var random = new Random(seed);
        var data = new byte[BytesEach];
        random.NextBytes(data);
        await socket.ConnectAsync(address);
        var sending = Send(socket, data, random.Next(1, 5_000), halfClose: seed % 3 == 0);
        var received = new byte[BytesEach];
        for (var n = 0; n < BytesEach;)
        {
            var more = await socket.ReceiveAsync(received.AsMemory(n, Math.Min(random.Next(1, 20_000), BytesEach - n)));
            Assert.NotEqual(0, more);
            n += more;
        }

        await sending;
        Assert.Equal(data, received);
        if (seed % 3 == 0)
        {
            Assert.Equal(0, await socket.ReceiveAsync(received.AsMemory()));
        }
        else if (seed % 3 == 1)
        {
            socket.LingerState = new LingerOption(true, 0);
        }

        socket.Dispose();
    }

    private static async Task Send(Socket socket, byte[] data, int chunk, bool halfClose)
    {
        for (var at = 0; at < data.Length; at += chunk)
        {
            await socket.SendAsync(data.AsMemory(at, Math.Min(chunk, data.Length - at)));
        }

        if (halfClose)
        {
            socket.Shutdown(SocketShutdown.Send);
        }
    }

    private sealed class EchoServer : ReceiveActor
    {
        public EchoServer(IActorRef manager, TaskCompletionSource<System.Net.EndPoint> address)
        {
            manager.Tell(new Tcp.Bind(Self, new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0), backlog: Clients));
            Receive<Tcp.Bound>(bound => address.SetResult(bound.LocalAddress));
            Receive<Tcp.Connected>(_ => Sender.Tell(new Tcp.Register(Context.ActorOf(Props.Create(() => new Echo())))));
        }
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo()
        {
            Receive<Tcp.Received>(received => Sender.Tell(Tcp.Write.Create(received.Data)));
            Receive<Tcp.ConnectionClosed>(_ => Context.Stop(Self));
        }
    }
}
