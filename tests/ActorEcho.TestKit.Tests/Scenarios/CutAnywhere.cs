using System.Buffers.Binary;
using Akka.IO;

namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>TCP cuts and joins bytes anywhere, and a protocol must not care. The seed decides where, so try many.</summary>
public sealed class CutAnywhere
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Frames_are_frames_however_they_are_cut(int seed)
    {
        using var scenario = Scenario.For(() => new FrameCount(), new ScenarioOptions { Seed = seed });
        var peer = scenario.Connect();
        peer.Send(Frame(3));
        peer.Send([.. Frame(0), .. Frame(500), .. Frame(1)]);
        peer.End();
        peer.Expect("3 0 500 1 ");
        peer.ExpectEnd();
    }

    // The mistake that is easiest to make, found by a seed.
    [Fact]
    public void Who_takes_a_chunk_for_a_message_is_found_out()
    {
        var failures = Seeds.Cast<object[]>().Select(s => (int)s[0]).Count(seed =>
        {
            using var scenario = Scenario.For(() => new Naive(), new ScenarioOptions { Seed = seed });
            var peer = scenario.Connect();
            peer.Send("ping");
            return Record.Exception(() => peer.Expect("pong")) is ScenarioException;
        });
        Assert.InRange(failures, 10, 49);
    }

    private static byte[] Frame(int length)
    {
        var frame = new byte[4 + length];
        BinaryPrimitives.WriteInt32BigEndian(frame, length);
        return frame;
    }

    /// <summary>Answers each frame, a length of four bytes and as many bytes of content, with the length of its content.</summary>
    private sealed class FrameCount : ConnectionActor
    {
        private ByteString _rest = ByteString.Empty;

        protected override void OnReceived(ByteString data)
        {
            _rest += data;
            while (_rest.Count >= 4 && BinaryPrimitives.ReadInt32BigEndian([_rest[0], _rest[1], _rest[2], _rest[3]]) is var length && _rest.Count >= 4 + length)
            {
                Send(ByteString.FromString($"{length} "));
                _rest = _rest.Slice(4 + length);
            }
        }
    }

    private sealed class Naive : ConnectionActor
    {
        protected override void OnReceived(ByteString data)
        {
            if (data.ToString() == "ping")
            {
                Send(ByteString.FromString("pong"));
            }
        }
    }
}
