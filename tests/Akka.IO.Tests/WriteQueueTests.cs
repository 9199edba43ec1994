using Akka.Actor;
using Akka.IO.Connections;

namespace Akka.IO.Tests;

public sealed class WriteQueueTests
{
    private readonly WriteQueue _queue = new();

    private static ByteString Of(int count, byte value = 1) => ByteString.FromBytes(Enumerable.Repeat(value, count).ToArray());

    [Fact]
    public void Single_bytes_are_put_together()
    {
        for (var i = 0; i < 10_000; i++)
        {
            _queue.Add(Of(1, (byte)i), Tcp.NoAck.Instance, ActorRefs.Nobody);
        }

        Assert.Equal(10_000, _queue.Bytes);
        Assert.Equal(10_000, _queue.Commands);
        var (pieces, bytes) = (0, new List<byte>());
        while (_queue.TryBegin(out var next))
        {
            pieces++;
            bytes.AddRange(next.Data);
            _queue.End();
        }

        Assert.InRange(pieces, 2, 10);
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => (byte)i), bytes);
        Assert.True(_queue.IsIdle);
        Assert.Equal(0, _queue.Bytes);
        Assert.Equal(0, _queue.Commands);
    }

    [Fact]
    public void Nothing_behind_an_ack_holds_it_back()
    {
        _queue.Add(Of(1), Tcp.NoAck.Instance, ActorRefs.Nobody);
        _queue.Add(Of(2), Tcp.Unbound.Instance, ActorRefs.Nobody);
        _queue.Add(Of(4), Tcp.NoAck.Instance, ActorRefs.Nobody);
        Assert.True(_queue.TryBegin(out var first));
        Assert.Equal(3, first.Data.Count);
        Assert.Same(Tcp.Unbound.Instance, first.Ack);
        Assert.Equal(2, first.Commands);
        _queue.End();
        Assert.True(_queue.TryBegin(out var second));
        Assert.Equal(4, second.Data.Count);
        Assert.Null(second.Ack);
        _queue.End();
        Assert.False(_queue.TryBegin(out _));
    }

    [Fact]
    public void A_slice_is_copied_and_a_large_array_of_its_own_is_not()
    {
        var slab = new byte[64 * 1024];
        _queue.Add(ByteString.FromBytes(slab, 100, 10_000), Tcp.NoAck.Instance, ActorRefs.Nobody);
        var own = new byte[10_000];
        _queue.Add(ByteString.FromBytes(own), Tcp.NoAck.Instance, ActorRefs.Nobody);
        Assert.True(_queue.TryBegin(out var copied));
        Assert.NotSame(slab, copied.Data.Array);
        Assert.Equal(10_000, copied.Data.Array!.Length);
        _queue.End();
        Assert.True(_queue.TryBegin(out var kept));
        Assert.Same(own, kept.Data.Array);
    }

    [Fact]
    public void An_empty_write_keeps_its_place_and_its_ack()
    {
        _queue.Add(Of(5), Tcp.NoAck.Instance, ActorRefs.Nobody);
        _queue.Add(Tcp.WriteFile.Create("path", 0, 1), ActorRefs.Nobody);
        _queue.Add(ByteString.Empty, Tcp.Unbound.Instance, ActorRefs.Nobody);
        Assert.True(_queue.TryBegin(out var bytes));
        Assert.Equal(5, bytes.Data.Count);
        _queue.End();
        Assert.True(_queue.TryBegin(out var file));
        Assert.NotNull(file.File);
        _queue.End();
        Assert.True(_queue.TryBegin(out var empty));
        Assert.Equal(0, empty.Data.Count);
        Assert.Same(Tcp.Unbound.Instance, empty.Ack);
        _queue.End();
        Assert.True(_queue.IsIdle);
    }

    [Fact]
    public void What_the_driver_has_is_counted_until_it_is_sent()
    {
        _queue.Begin(100, Tcp.Unbound.Instance, ActorRefs.Nobody, commands: 1);
        Assert.False(_queue.IsIdle);
        Assert.Equal(100, _queue.Bytes);
        Assert.Equal(1, _queue.Commands);
        _queue.End();
        Assert.True(_queue.IsIdle);
        Assert.Equal(0, _queue.Bytes);
    }
}
