using System.Runtime.InteropServices;

namespace Akka.Native;

/// <summary>A managed array that does not move while the kernel may write to a part of it; afterwards it is memory like any other.</summary>
/// <remarks>Below the 85,000 bytes from which arrays go to the large object heap, which only full collections sweep.</remarks>
internal sealed class UringSlab
{
    public const int Parts = 4;

    /// <summary>A cache line more than a buffer: such that are a power of two apart would share the same few sets of the caches.</summary>
    private const int Stride = UringBuffers.Size + 64;

    private GCHandle _pin;
    private int _begun;
    private int _ended;

    public UringSlab() => _pin = GCHandle.Alloc(Bytes, GCHandleType.Pinned);

    public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(Parts * Stride);

    public bool IsUsedUp => _begun == Parts;

    /// <summary>Where the next part begins.</summary>
    public int Begin() => _begun++ * Stride;

    public nint AddressOf(int offset) => _pin.AddrOfPinnedObject() + offset;

    /// <summary>The kernel does not write to one of the parts any more.</summary>
    public void End()
    {
        if (++_ended == Parts)
        {
            _pin.Free();
        }
    }

    /// <summary>The kernel does not write to any part any more.</summary>
    public void Unpin()
    {
        if (_pin.IsAllocated)
        {
            _pin.Free();
        }
    }
}
