using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Akka.Util;

/// <summary>Hints to the processor to bring an object near while something else is done.</summary>
/// <remarks>
/// With a thousand busy connections each one's objects have left the nearer caches when its turn comes. Only a hint: an address that the
/// garbage collector has just made stale does no harm.
/// </remarks>
internal static unsafe class Prefetch
{
    private const int CacheLine = 64;

    /// <summary>The first <paramref name="lines"/> cache lines of an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Object(object? target, int lines)
    {
        if (Sse.IsSupported && target is not null)
        {
            var at = *(byte**)Unsafe.AsPointer(ref target);
            for (var line = 0; line < lines; line++)
            {
                Sse.Prefetch0(at + (line * CacheLine));
            }
        }
    }
}
