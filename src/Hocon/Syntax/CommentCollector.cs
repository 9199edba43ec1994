namespace Hocon.Syntax;

/// <summary>Gathers the comment lines that stand directly above a field. A blank line parts a comment from what follows.</summary>
internal sealed class CommentCollector
{
    private List<string> _lines = [];
    private bool _commentOnLine;

    public void Take(string comment)
    {
        _lines.Add(comment);
        _commentOnLine = true;
    }

    public void EndLine()
    {
        if (!_commentOnLine)
            _lines.Clear();
        _commentOnLine = false;
    }

    /// <summary>The lines gathered so far; the collector starts anew.</summary>
    public IReadOnlyList<string> Drain()
    {
        if (_lines.Count == 0)
            return [];
        var drained = _lines;
        _lines = [];
        _commentOnLine = false;
        return drained;
    }

    /// <summary>Called at the end of a field: what came inside it belongs to nothing, and its own line is not a blank one.</summary>
    public void Reset()
    {
        _lines.Clear();
        _commentOnLine = false;
    }
}
