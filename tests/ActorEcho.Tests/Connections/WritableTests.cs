using Akka.IO;

namespace ActorEcho.Tests.Connections;

/// <summary>A service that sends of its own accord is told when to stop, and when to go on.</summary>
public sealed class WritableTests : ConnectionTest
{
    [Fact]
    public void It_sends_until_the_mark_and_goes_on_after_the_acknowledgement()
    {
        var generator = Connect(() => new Generator());
        Socket.ExpectMsg<Tcp.Register>(Patience);
        var writes = Enumerable.Range(0, 4).Select(_ => ExpectWrite()).ToArray();
        Assert.True(writes[^1].WantsAck);
        ExpectNothing(generator);
        Acknowledge(generator, writes[^1]);
        Socket.FishForMessage(message => message is Tcp.Write, Patience);
    }

    private sealed class Generator : ConnectionActor
    {
        protected override void OnConnected() => OnWritable();

        protected override void OnReceived(ByteString data)
        {
        }

        protected override void OnWritable()
        {
            while (IsWritable)
            {
                Send(ByteString.FromBytes(new byte[50_000]));
            }
        }
    }
}
