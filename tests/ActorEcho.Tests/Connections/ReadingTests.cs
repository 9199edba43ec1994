using Akka.IO;

namespace ActorEcho.Tests.Connections;

/// <summary>Reading by credit: what a client that does not read can cost.</summary>
public sealed class ReadingTests : ConnectionTest
{
    private const int Chunk = 64 * 1024;

    [Fact]
    public void It_registers_to_stay_when_the_peer_ends_its_side()
    {
        Connect(() => new EchoConnection());
        Assert.True(Socket.ExpectMsg<Tcp.Register>(Patience).KeepOpenOnPeerClosed);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [Fact]
    public void What_comes_is_sent_back_and_more_is_asked_for()
    {
        var echo = ConnectEcho();
        echo.Tell(new Tcp.Received(ByteString.FromString("hello")), Socket.Ref);
        Assert.Equal("hello", ExpectWrite().Data.ToString());
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [SettingEffect("actorecho.listener.write-buffer.ack-every")]
    [Fact]
    public void One_acknowledgement_is_asked_for_in_ack_every_bytes()
    {
        var echo = ConnectEcho(Plain with { WriteBuffer = new WriteBufferOptions { HighMark = 256 * 1024, AckEvery = 4000 } });
        Assert.Equal([false, false, false, true, false], Enumerable.Range(0, 5).Select(_ => Echo(echo, 1000).WantsAck));
    }

    [Fact]
    public void A_single_byte_is_charged_with_256()
    {
        var echo = ConnectEcho(Plain with { WriteBuffer = new WriteBufferOptions { HighMark = 256 * 1024, AckEvery = 1024 } });
        Assert.Equal([false, false, false, true], Enumerable.Range(0, 4).Select(_ => Echo(echo, 1).WantsAck));
    }

    [SettingEffect("actorecho.listener.write-buffer.high-mark")]
    [Theory]
    [InlineData(256)]
    [InlineData(512)]
    public void Nothing_is_read_that_could_pass_the_high_mark(int kibibytes)
    {
        var echo = ConnectEcho(Plain with { WriteBuffer = new WriteBufferOptions { HighMark = kibibytes * 1024, AckEvery = Chunk } });
        for (var pending = Chunk; pending < kibibytes * 1024; pending += Chunk)
        {
            Echo(echo, Chunk);
        }

        Receive(echo, Chunk);
        ExpectWrite();
        ExpectNothing(echo);
    }

    [Fact]
    public void An_acknowledgement_lets_it_read_again()
    {
        var echo = ConnectEcho(Plain with { WriteBuffer = new WriteBufferOptions { HighMark = Chunk, AckEvery = Chunk } });
        Receive(echo, 100);
        var write = ExpectWrite();
        ExpectNothing(echo);
        Acknowledge(echo, write);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [Fact]
    public void Reading_that_stops_is_always_started_again_as_the_last_write_asks_for_an_acknowledgement()
    {
        var echo = ConnectEcho(Plain with { WriteBuffer = new WriteBufferOptions { HighMark = Chunk, AckEvery = Chunk } });
        Receive(echo, 1);
        Assert.True(ExpectWrite().WantsAck);
    }

    private Tcp.Write Echo(Akka.Actor.IActorRef echo, int bytes)
    {
        Receive(echo, bytes);
        var write = ExpectWrite();
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        return write;
    }
}
