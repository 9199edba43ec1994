namespace Hocon;

internal static class Weights
{
    /// <summary>A sum that stays at its largest value: what shares its parts thirty times over weighs more than a long can say.</summary>
    public static long Add(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;
}
