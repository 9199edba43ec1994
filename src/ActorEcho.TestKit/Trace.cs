using System.Globalization;
using System.Text;
using ActorEcho.Logging;
using ActorEcho.TestKit.Engine;

namespace ActorEcho.TestKit;

/// <summary>What happened, a line an event, each with its time.</summary>
internal sealed class Trace(VirtualTime time)
{
    private const int LongestText = 48;
    private const int LongestHex = 16;

    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string what)
    {
        var at = time.MonotonicClock;
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalHours:00}:{at:mm\\:ss\\.ffffff}  {what}"));
    }

    /// <summary>All lines, or the last so many.</summary>
    public string Text(int last = int.MaxValue)
    {
        var skipped = Math.Max(0, _lines.Count - last);
        var text = new StringBuilder();
        if (skipped > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"... {skipped} lines before\n");
        }

        return text.AppendJoin('\n', _lines.Skip(skipped)).ToString();
    }

    /// <summary>Bytes as a person reads them: <c>5 bytes "hello"</c>, and in hexadecimal what is no text.</summary>
    public static string Show(ReadOnlySpan<byte> bytes)
    {
        var count = string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} {(bytes.Length == 1 ? "byte" : "bytes")}");
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, LongestText)]);
        return bytes.IsEmpty ? count
            : text.All(c => c is '\r' or '\n' or '\t' || !(char.IsControl(c) || c == '\ufffd')) ? $"{count} \"{Escape.Text(text)}{(bytes.Length > LongestText ? "..." : "")}\""
            : $"{count} {Convert.ToHexStringLower(bytes[..Math.Min(bytes.Length, LongestHex)])}{(bytes.Length > LongestHex ? "..." : "")}";
    }
}
