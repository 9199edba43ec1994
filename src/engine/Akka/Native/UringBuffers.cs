using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akka.Native;

/// <summary>Buffers that the kernel takes from a ring when data comes, so that a connection that waits for some holds none.</summary>
internal sealed unsafe class UringBuffers : IDisposable
{
    public const int Size = 16 * 1024;

    private readonly Kernel _kernel;
    private readonly (UringSlab Slab, int Offset)[] _places;
    private UringSlab _slab = new();
    private nint _ring;
    private ushort _tail;

    /// <param name="count">A power of two up to 32,768.</param>
    /// <exception cref="UringException">The kernel refuses.</exception>
    public UringBuffers(Kernel kernel, UringRing ring, int count)
    {
        _kernel = kernel;
        _places = new (UringSlab, int)[count];
        UringException.Check(kernel.Map(RingLength, Uring.MapPrivateAnonymous, -1, 0, out _ring), "mmap of the buffer ring");
        var registration = new Registration { Ring = (ulong)_ring, Entries = (uint)count };
        var registered = kernel.RingRegister(ring.Descriptor, Uring.RegisterBufferRing, MemoryMarshal.AsBytes(new Span<Registration>(ref registration)), 1);
        if (registered < 0)
        {
            Dispose();
            UringException.Check(registered, "io_uring_register(PBUF_RING)");
        }

        for (var i = 0; i < count; i++)
        {
            Renew(i);
        }
    }

    private nint RingLength => _places.Length * sizeof(Entry);

    /// <summary>What the kernel has put into a buffer; until it is given back.</summary>
    public ReadOnlySpan<byte> Read(int buffer, int count) => _places[buffer].Slab.Bytes.AsSpan(_places[buffer].Offset, count);

    /// <summary>The same, to be kept: the kernel gets other memory for it.</summary>
    public ArraySegment<byte> Take(int buffer, int count)
    {
        var (slab, offset) = _places[buffer];
        slab.End();
        Renew(buffer);
        return new ArraySegment<byte>(slab.Bytes, offset, count);
    }

    public void GiveBack(int buffer)
    {
        var (slab, offset) = _places[buffer];
        ref var entry = ref ((Entry*)_ring)[_tail & (_places.Length - 1)];
        entry.Address = (ulong)slab.AddressOf(offset);
        entry.Length = Size;
        entry.Buffer = (ushort)buffer;

        // The ring's tail lies in the last two bytes of its first entry, which for an entry have no meaning.
        Volatile.Write(ref Unsafe.AsRef<ushort>((byte*)_ring + 14), ++_tail);
    }

    /// <summary>Only after the ring is closed, which ends the kernel's use of them.</summary>
    public void Dispose()
    {
        if (_ring != 0)
        {
            _kernel.Unmap(_ring, RingLength);
            _ring = 0;
        }

        Array.ForEach(_places, static p => p.Slab?.Unpin());
        _slab.Unpin();
    }

    private void Renew(int buffer)
    {
        if (_slab.IsUsedUp)
        {
            _slab = new UringSlab();
        }

        _places[buffer] = (_slab, _slab.Begin());
        GiveBack(buffer);
    }

    /// <summary><c>struct io_uring_buf</c>.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 16)]
    private struct Entry
    {
        [FieldOffset(0)]
        public ulong Address;

        [FieldOffset(8)]
        public uint Length;

        [FieldOffset(12)]
        public ushort Buffer;
    }

    /// <summary><c>struct io_uring_buf_reg</c>.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 40)]
    private struct Registration
    {
        [FieldOffset(0)]
        public ulong Ring;

        [FieldOffset(8)]
        public uint Entries;
    }
}
