using System.Collections.Concurrent;

namespace ActorEcho.Host.Logging;

/// <summary>
/// Lines on their way to an output that may not take them: whoever logs does not wait for it. What waits is bounded; lines above that are lost, and
/// counted in the line that comes when there is room again.
/// </summary>
internal sealed class LineQueue : IDisposable
{
    private const int MostBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(1);

    private readonly Stream _output;
    private readonly Func<int, byte[]> _lostLine;
    private readonly BlockingCollection<byte[]> _lines = [];
    private readonly Thread _writer;
    private int _waiting;
    private int _lost;

    /// <param name="output">Where the lines go. It is disposed at the end, unless it still does not take what it was given.</param>
    /// <param name="lostLine">The line that says how many were lost.</param>
    public LineQueue(Stream output, Func<int, byte[]> lostLine)
    {
        _output = output;
        _lostLine = lostLine;
        _writer = new Thread(WriteAll) { IsBackground = true, Name = "log" };
        _writer.Start();
    }

    public void Add(byte[] line)
    {
        if (Interlocked.Add(ref _waiting, line.Length) > MostBytes)
        {
            Interlocked.Add(ref _waiting, -line.Length);
            Interlocked.Increment(ref _lost);
            return;
        }

        try
        {
            _lines.Add(line);
        }
        catch (InvalidOperationException)
        {
            // The program is ending, and whoever logs this has not noticed.
        }
    }

    /// <summary>Gives the output a moment for the last lines.</summary>
    public void Dispose()
    {
        _lines.CompleteAdding();
        if (_writer.Join(LastWait))
        {
            _lines.Dispose();
            _output.Dispose();
        }
    }

    private void WriteAll()
    {
        foreach (var line in _lines.GetConsumingEnumerable())
        {
            Write(line);
            Interlocked.Add(ref _waiting, -line.Length);
            if (Interlocked.Exchange(ref _lost, 0) is > 0 and var lost)
            {
                Write(_lostLine(lost));
            }
        }
    }

    private void Write(byte[] line)
    {
        try
        {
            _output.Write(line);
            _output.Flush();
        }
        catch (Exception nobodyReads) when (nobodyReads is IOException or UnauthorizedAccessException)
        {
            // Its reader has gone, or there never was one (a closed descriptor is the second); that is no reason to stop serving.
        }
    }
}
