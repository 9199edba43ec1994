using System.Net;
using System.Net.Sockets;

namespace ActorEcho.Tests.Server;

/// <summary>One connection of a client that checks every byte of its echo.</summary>
internal static class ChaosClient
{
    private const int Most = 512 * 1024;

    public static async Task RunAsync(IPEndPoint address, Random random, Tally tally)
    {
        var data = new byte[random.Next(1, Most)];
        random.NextBytes(data);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (await TryAsync(client.ConnectAsync(address)) is not null)
        {
            tally.NoteReset();
            return;
        }

        // Only one of the two sees the reset, and the other what looks like an end.
        var sending = TryAsync(SendAsync(client, data));
        var receiving = ReceiveAsync(client, data);
        if (await TryAsync(receiving) is SocketError.ConnectionReset || await sending is SocketError.ConnectionReset)
        {
            tally.NoteReset();
            return;
        }

        var got = await receiving;
        Assert.True(got == data.Length, $"the end came after {got} of {data.Length} bytes");
        tally.NoteComplete();
    }

    private static async Task<SocketError?> TryAsync(Task task)
    {
        try
        {
            await task;
            return null;
        }
        catch (SocketException failed)
        {
            return failed.SocketErrorCode;
        }
    }

    private static async Task SendAsync(Socket client, byte[] data)
    {
        for (var sent = 0; sent < data.Length;)
        {
            sent += await client.SendAsync(data.AsMemory(sent, Math.Min(16 * 1024, data.Length - sent)));
        }

        client.Shutdown(SocketShutdown.Send);
    }

    private static async Task<int> ReceiveAsync(Socket client, byte[] expected)
    {
        var buffer = new byte[64 * 1024];
        var got = 0;
        for (int more; (more = await client.ReceiveAsync(buffer)) > 0; got += more)
        {
            Assert.True(got + more <= expected.Length, "more came back than was sent");
            Assert.True(buffer.AsSpan(0, more).SequenceEqual(expected.AsSpan(got, more)), $"what came back differs after byte {got}");
        }

        return got;
    }

    /// <summary>What became of all of them.</summary>
    internal sealed class Tally
    {
        private int _complete;
        private int _reset;

        public int Complete => Volatile.Read(ref _complete);

        public int Reset => Volatile.Read(ref _reset);

        public void NoteComplete() => Interlocked.Increment(ref _complete);

        public void NoteReset() => Interlocked.Increment(ref _reset);
    }
}
