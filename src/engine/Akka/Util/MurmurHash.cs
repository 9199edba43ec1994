using System.Numerics;

namespace Akka.Util;

/// <summary>
/// Hashes of Austin Appleby's MurmurHash 3 family (public domain), in the variant with two running multipliers. The values are the
/// same in every process, unlike <see cref="object.GetHashCode"/>.
/// </summary>
public static class MurmurHash
{
    public const uint StartMagicA = 0x95543787;

    public const uint StartMagicB = 0x2ad7eb25;

    private const uint VisibleMagic = 0x971e137b;
    private const uint VisibleMixer = 0x52dce729;
    private const uint HiddenMixerA = 0x7b7d159c;
    private const uint HiddenMixerB = 0x6bce6396;
    private const uint FinalMixer1 = 0x85ebca6b;
    private const uint FinalMixer2 = 0xc2b2ae35;
    private const uint ArraySeed = 0x3c074a61;
    private const uint StringSeed = 0xf7ca7fd2;

    public static uint StartHash(uint seed) => seed ^ VisibleMagic;

    public static uint NextMagicA(uint magicA) => unchecked((magicA * 5) + HiddenMixerA);

    public static uint NextMagicB(uint magicB) => unchecked((magicB * 5) + HiddenMixerB);

    public static uint ExtendHash(uint hash, uint value, uint magicA, uint magicB) =>
        unchecked(((hash ^ (BitOperations.RotateLeft(value * magicA, 11) * magicB)) * 3) + VisibleMixer);

    public static uint FinalizeHash(uint hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 16)) * FinalMixer1;
            hash = (hash ^ (hash >> 13)) * FinalMixer2;
            return hash ^ (hash >> 16);
        }
    }

    public static int ArrayHash<T>(T[] a) => Sequence(a.Length, ArraySeed, i => unchecked((uint)(a[i]?.GetHashCode() ?? 0)));

    public static int StringHash(string s) =>
        Sequence((s.Length + 1) / 2, unchecked(StringSeed * (uint)s.Length), i =>
            (2 * i) + 1 < s.Length ? ((uint)s[2 * i] << 16) + s[(2 * i) + 1] : s[2 * i]);

    public static int ByteHash(byte[] b) => ArrayHash(b);

    /// <summary>A hash that does not depend on the order of the items.</summary>
    public static int SymmetricHash<T>(IEnumerable<T> xs, uint seed)
    {
        unchecked
        {
            uint sum = 0, mix = 0, count = 0, product = 1;
            foreach (var item in xs)
            {
                var value = (uint)(item?.GetHashCode() ?? 0);
                sum += value;
                mix ^= value;
                product *= value == 0 ? 1 : value;
                count++;
            }

            return (int)Fold(StartHash(seed * count), [sum, mix, product]);
        }
    }

    private static int Sequence(int length, uint seed, Func<int, uint> item)
    {
        var items = new uint[length];
        for (var i = 0; i < length; i++)
        {
            items[i] = item(i);
        }

        return unchecked((int)Fold(StartHash(seed), items));
    }

    private static uint Fold(uint hash, ReadOnlySpan<uint> items)
    {
        var (a, b) = (StartMagicA, StartMagicB);
        foreach (var item in items)
        {
            hash = ExtendHash(hash, item, a, b);
            (a, b) = (NextMagicA(a), NextMagicB(b));
        }

        return FinalizeHash(hash);
    }
}
