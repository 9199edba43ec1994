namespace ActorEcho.Host.Spec;

/// <summary>Bytes that tell where they belong: of a stream of its own for each seed, so nothing lost, doubled or mixed up looks right.</summary>
internal sealed class Pattern(uint seed)
{
    private uint _state = (seed * 2654435761u) + 1;

    public static byte[] Of(uint seed, int count) => new Pattern(seed).Next(count);

    /// <summary>The next bytes of the stream (xorshift32).</summary>
    public byte[] Next(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            bytes[i] = (byte)(_state >> 11);
        }

        return bytes;
    }
}
