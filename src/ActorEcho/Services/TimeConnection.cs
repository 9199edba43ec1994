using System.Buffers.Binary;
using Akka.IO;

namespace ActorEcho.Services;

/// <summary>
/// The time of RFC 868 for machines: the seconds since 1900-01-01 00:00 UTC as 4 bytes, the highest first, and the end. Leap seconds are not counted. The
/// RFC ends with its 32 bits on 2036-02-07 at 06:28:15; from the second after that on the count begins again at 0, as NTP's does (RFC 5905, section 6).
/// </summary>
internal sealed class TimeConnection(TimeProvider clock) : ConnectionActor
{
    /// <summary>Right within a minute: the answer may have waited for the canary.</summary>
    public static readonly ServiceProbe Probe = new(ByteString.Empty, ByteString.Empty)
    {
        Judge = answer => answer.Count < sizeof(uint) ? null : answer.Count == sizeof(uint) && IsNear(answer, SecondsOf(TimeProvider.System)),
    };

    // RFC 868: 2,208,988,800 corresponds to 00:00 1 Jan 1970.
    private const long SecondsTo1970 = 2_208_988_800;

    private const int Minute = 60;

    protected override void OnConnected()
    {
        var time = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(time, SecondsOf(clock));
        Send(ByteString.FromBytes(time));
        Close();
    }

    protected override void OnReceived(ByteString data)
    {
    }

    private static uint SecondsOf(TimeProvider clock) => unchecked((uint)(clock.GetUtcNow().ToUnixTimeSeconds() + SecondsTo1970));

    // Their difference is that of the times even when one of them has begun again.
    private static bool IsNear(ByteString answer, uint now) =>
        Math.Abs((long)unchecked((int)(BinaryPrimitives.ReadUInt32BigEndian([.. answer]) - now))) <= Minute;
}
