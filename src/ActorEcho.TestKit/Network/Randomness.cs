namespace ActorEcho.TestKit.Network;

internal static class Randomness
{
    /// <summary>A time from nothing to <paramref name="longest"/>, in whole microseconds.</summary>
    public static TimeSpan UpTo(this Random random, TimeSpan longest) =>
        longest <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMicroseconds(random.NextInt64((long)longest.TotalMicroseconds + 1));

    /// <summary>A part of a length: often all, often a few, otherwise anything between, as mistakes with boundaries are mostly near the ends.</summary>
    public static int Cut(this Random random, int length) => length <= 1 ? length : random.Next(3) switch
    {
        0 => length,
        1 => random.Next(1, Math.Min(length, 16) + 1),
        _ => random.Next(1, length + 1),
    };
}
