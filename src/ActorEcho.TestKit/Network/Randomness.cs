namespace ActorEcho.TestKit.Network;

internal static class Randomness
{
    /// <summary>A time from nothing to <paramref name="longest"/>, in whole microseconds.</summary>
    public static TimeSpan UpTo(this Random random, TimeSpan longest) =>
        longest <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMicroseconds(random.NextInt64((long)longest.TotalMicroseconds + 1));
}
