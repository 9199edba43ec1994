namespace Hocon.Syntax;

/// <summary>A place in a text, with its line and column.</summary>
internal sealed class Cursor(string text, string source)
{
    private int _position;
    private int _line = 1;
    private int _lineStart;

    public bool AtEnd => _position >= text.Length;

    public char Current => _position < text.Length ? text[_position] : '\0';

    public char Next => _position + 1 < text.Length ? text[_position + 1] : '\0';

    public int Position => _position;

    public string Source => source;

    public HoconOrigin Origin => new(source, _line, _position - _lineStart + 1);

    public ReadOnlySpan<char> Rest => text.AsSpan(_position);

    public bool AtComment => Current == '#' || (Current == '/' && Next == '/');

    /// <summary>What stands here, for an error: the character in quotes, or the end of the text.</summary>
    public string Here => AtEnd ? "the end of the text" : Current is '\n' or '\r' ? "the end of the line" : $"'{Current}'";

    public bool StartsWith(string value) => Rest.StartsWith(value, StringComparison.Ordinal);

    public string Since(int start) => text[start.._position];

    public void Advance()
    {
        if (text[_position++] != '\n')
            return;
        _line++;
        _lineStart = _position;
    }

    public void Advance(int count)
    {
        for (var i = 0; i < count; i++)
            Advance();
    }

    public bool Take(char c)
    {
        if (AtEnd || Current != c)
            return false;
        Advance();
        return true;
    }

    /// <summary>Skips whitespace within the line and says what it was.</summary>
    public string SkipInline()
    {
        var start = _position;
        while (!AtEnd && Current != '\n' && Text.IsWhitespace(Current))
            Advance();
        return start == _position ? "" : Since(start);
    }

    /// <summary>Skips whitespace, newlines and comments; says whether there was a newline.</summary>
    public bool SkipBlank(CommentCollector? comments)
    {
        var newline = false;
        while (!AtEnd)
        {
            if (Current == '\n')
            {
                newline = true;
                comments?.EndLine();
                Advance();
            }
            else if (Text.IsWhitespace(Current))
                Advance();
            else if (!AtComment)
                break;
            else
            {
                var comment = ReadComment();
                comments?.Take(comment);
            }
        }

        return newline;
    }

    public string ReadComment()
    {
        Advance(Current == '#' ? 1 : 2);
        var start = _position;
        while (!AtEnd && Current != '\n')
            Advance();
        return Since(start).TrimEnd('\r');
    }

    public HoconException Fail(string problem, string expected = "") => Fail(Origin, problem, expected);

    public HoconException Fail(HoconOrigin origin, string problem, string expected)
    {
        var lineEnd = text.IndexOf('\n', _lineStart);
        var line = text.AsSpan(_lineStart, (lineEnd < 0 ? text.Length : lineEnd) - _lineStart).Trim();
        return new HoconException(origin, problem, expected, line.Length > 120 ? string.Concat(line[..117], "...") : line.ToString());
    }
}
