using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akka.Native;

/// <summary>
/// An array of <c>struct epoll_event</c> outside of the managed heap. The struct is packed on x86-64 only: 12 bytes with the
/// data at 4; elsewhere it has 16 with the data at 8 (epoll_ctl(2), and the kernel's eventpoll.h).
/// </summary>
internal sealed unsafe class EpollEvents : IDisposable
{
    public static readonly int Stride = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private byte* _memory;

    public EpollEvents(int capacity)
    {
        Capacity = capacity;
        _memory = (byte*)NativeMemory.AllocZeroed((nuint)capacity, (nuint)Stride);
    }

    public int Capacity { get; }

    public byte* Pointer => _memory;

    /// <summary>The event bits and the token of entry <paramref name="index"/>.</summary>
    public (uint Events, ulong Token) this[int index]
    {
        get
        {
            var entry = _memory + (index * Stride);
            return (Unsafe.ReadUnaligned<uint>(entry), Unsafe.ReadUnaligned<ulong>(entry + Stride - 8));
        }
        set => Write(_memory + (index * Stride), value.Events, value.Token);
    }

    public static void Write(byte* entry, uint events, ulong token)
    {
        Unsafe.WriteUnaligned(entry, events);
        Unsafe.WriteUnaligned(entry + Stride - 8, token);
    }

    public void Dispose()
    {
        NativeMemory.Free(_memory);
        _memory = null;
    }
}
