using System.Text;
using Akka.IO;

namespace ActorEcho.Services.Chat;

/// <summary>Makes lines of bytes. It keeps what was added and is not read yet, and of a line that is too long nothing.</summary>
/// <param name="limit">Bytes that a line may have, without its end.</param>
internal sealed class LineReader(int limit)
{
    private byte[] _bytes = [];
    private int _at;
    private bool _isSkipping;
    private bool _hasEnded;

    public void Add(ByteString data)
    {
        var rest = _bytes.AsSpan(_at);
        var bytes = new byte[rest.Length + data.Count];
        rest.CopyTo(bytes);
        data.CopyTo(bytes, rest.Length, data.Count);
        _bytes = bytes;
        _at = 0;
    }

    /// <summary>Nothing follows: what is left is a line without its end.</summary>
    public void End() => _hasEnded = true;

    /// <summary>The next line, if all of it is there.</summary>
    /// <param name="line">The line without CR LF or LF, bytes that are no UTF-8 replaced; null if it was too long.</param>
    public bool TryRead(out string? line)
    {
        line = null;
        var rest = _bytes.AsSpan(_at);
        var length = rest.IndexOf((byte)'\n');
        if (length < 0 && !(_hasEnded && (rest.Length > 0 || _isSkipping)))
        {
            // One more than the limit: it may be the CR.
            if (rest.Length > limit + 1)
            {
                _isSkipping = true;
                _at = _bytes.Length;
            }

            return false;
        }

        var text = (length < 0 ? rest : rest[..length]).TrimEnd((byte)'\r');
        _at = length < 0 ? _bytes.Length : _at + length + 1;
        line = _isSkipping || text.Length > limit ? null : Encoding.UTF8.GetString(text);
        _isSkipping = false;
        return true;
    }
}
