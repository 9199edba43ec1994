using Akka.IO.Loops;

namespace Akka.IO.Tests.Loops;

public sealed class ReceiveSlabTests
{
    [Fact]
    public void What_was_taken_is_never_offered_again()
    {
        var slab = new ReceiveSlab();
        var kept = new List<(ByteString Data, byte Value)>();
        for (var i = 0; i < 500; i++)
        {
            var room = slab.Offer(int.MaxValue);
            Assert.InRange(room.Length, ReceiveSlab.LeastOffer, ReceiveSlab.Size);
            room.Fill((byte)i);
            kept.Add((slab.Take(Math.Min(1 + (i * 37 % 5000), room.Length)), (byte)i));
        }

        Assert.All(kept, k => Assert.All(k.Data, b => Assert.Equal(k.Value, b)));
    }

    [Fact]
    public void The_limit_holds_and_a_small_one_uses_the_slab_up()
    {
        var slab = new ReceiveSlab();
        for (var i = 0; i < 10_000; i++)
        {
            Assert.Equal(10, slab.Offer(10).Length);
            slab.Take(10);
        }
    }
}
