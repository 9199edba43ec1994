using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace Akka.IO.Loops;

/// <summary>
/// The load of one thread as the scheduler counts it: <c>/proc/thread-self/schedstat</c>, the first two numbers of which are the time on
/// a processor and the time in wait for one (sched-stats in the kernel's documentation).
/// </summary>
/// <remarks>The file stays open: it has to be readable when descriptors have run out, which is when loops are busy.</remarks>
internal sealed class LoopClock : IDisposable
{
    private readonly SafeFileHandle _file;

    private LoopClock(SafeFileHandle file) => _file = file;

    /// <summary>The calling thread's; null where the system keeps no such account.</summary>
    public static LoopClock? OfThisThread()
    {
        try
        {
            return OperatingSystem.IsLinux() ? new LoopClock(File.OpenHandle("/proc/thread-self/schedstat", share: FileShare.ReadWrite)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The account as it is now; null once the thread has ended. Callable from any thread.</summary>
    public LoopLoad? Read()
    {
        Span<byte> text = stackalloc byte[96];
        try
        {
            text = text[..RandomAccess.Read(_file, text, 0)];
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return null;
        }

        return Utf8Parser.TryParse(text, out long busy, out var length) && length < text.Length && Utf8Parser.TryParse(text[(length + 1)..], out long delayed, out _)
            ? new LoopLoad(busy, delayed)
            : null;
    }

    public void Dispose() => _file.Dispose();
}
