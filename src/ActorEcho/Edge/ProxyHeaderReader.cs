using System.Globalization;
using System.Text;

namespace ActorEcho.Edge;

/// <summary>
/// Reads the header that stands before a connection's own bytes, in version 1 or 2, from chunks that are cut anywhere. Source: "The PROXY
/// protocol", versions 1 and 2, doc/proxy-protocol.txt of HAProxy. A header that cannot become a right one is refused at its first wrong byte.
/// </summary>
internal sealed class ProxyHeaderReader
{
    /// <summary>The longest header of version 1, its CRLF included (section 2.1).</summary>
    public const int LongestText = 107;

    /// <summary>
    /// The most that may follow the first 16 bytes of version 2. The format has room for 64 KiB; addresses take 216 bytes at most, and what
    /// proxies send with them, a client's certificate at the longest, fits in the rest.
    /// </summary>
    public const int LongestBody = 4096;

    /// <summary>The most that either version takes.</summary>
    public const int Longest = ProxyBinary.Prefix + LongestBody;

    private const int Quoted = 32;

    private byte[] _bytes = new byte[LongestText];
    private int _count;

    /// <summary>The header, once it is all there.</summary>
    public ProxyHeader? Header { get; private set; }

    /// <summary>What is wrong with it, once that is clear.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether nothing has come yet.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>The first bytes of what came, for a log line: in quotes, what is not plain ASCII as <c>\x0d</c>.</summary>
    public string Beginning
    {
        get
        {
            var text = new StringBuilder("\"");
            foreach (var b in _bytes.AsSpan(0, Math.Min(_count, Quoted)))
            {
                _ = b is >= 0x20 and < 0x7f and not (byte)'"' and not (byte)'\\' ? text.Append((char)b) : text.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
            }

            return text.Append('"').ToString();
        }
    }

    private bool IsUnderWay => Header is null && Problem is null;

    /// <summary>Reads on. Not to be called after <see cref="Header"/> or <see cref="Problem"/> is there.</summary>
    /// <returns>How many of the bytes belong to the header; what follows them is the connection's own.</returns>
    public int Read(ReadOnlySpan<byte> chunk)
    {
        var taken = 0;
        while (IsUnderWay && taken < chunk.Length)
        {
            Keep(chunk[taken++]);
            Look();
        }

        for (var i = taken; Problem is not null && i < chunk.Length && _count < Quoted; i++)
        {
            Keep(chunk[i]);
        }

        return taken;
    }

    private void Keep(byte b)
    {
        if (_count == _bytes.Length)
        {
            Array.Resize(ref _bytes, ProxyBinary.LengthOf(_bytes));
        }

        _bytes[_count++] = b;
    }

    private void Look()
    {
        var seen = _bytes.AsSpan(0, _count);
        if (Begins(seen, ProxyBinary.Signature))
        {
            LookAtBinary(seen);
        }
        else if (Begins(seen, ProxyText.Signature))
        {
            LookAtText(seen);
        }
        else
        {
            Problem = "it begins as neither version";
        }
    }

    private void LookAtBinary(Span<byte> seen)
    {
        if (seen.Length == ProxyBinary.Prefix)
        {
            Problem = ProxyBinary.LengthOf(seen) > Longest ? $"it is longer than {Longest} bytes" : ProxyBinary.CheckPrefix(seen);
        }

        if (Problem is null && seen.Length >= ProxyBinary.Prefix && seen.Length == ProxyBinary.LengthOf(seen))
        {
            (Header, Problem) = ProxyBinary.Parse(seen);
        }
    }

    private void LookAtText(Span<byte> seen)
    {
        if (seen.EndsWith("\r\n"u8))
        {
            Header = ProxyText.Parse(seen[..^2]);
            Problem = Header is null ? "the line is not of the form that version 1 has" : null;
        }
        else if (seen.Length == LongestText)
        {
            Problem = $"no line ends within {LongestText} bytes";
        }
    }

    private static bool Begins(ReadOnlySpan<byte> seen, ReadOnlySpan<byte> signature)
    {
        var length = Math.Min(seen.Length, signature.Length);
        return seen[..length].SequenceEqual(signature[..length]);
    }
}
