namespace Hocon.Syntax;

/// <summary>Reads one source into terms: objects, arrays and what separates their members.</summary>
internal sealed class Parser
{
    private readonly Cursor _cursor;
    private readonly CommentCollector _comments = new();
    private readonly ValueSyntax _values;
    private readonly IncludeSyntax _includes;
    private readonly ParseScope _scope;
    private readonly int _maxDepth;
    private int _depth;

    public Parser(HoconSource source, ParseContext context, ParseScope scope)
    {
        var limit = context.Options.Limits.MaxLength;
        if (source.Text.Length > limit)
            throw new HoconException(new HoconOrigin(source.Description, 1, 1), $"the source has {source.Text.Length} characters", $"expected at most {limit}");
        _cursor = new Cursor(source.Text, source.Description);
        _scope = scope;
        _maxDepth = context.Options.Limits.MaxDepth;
        _values = new ValueSyntax(_cursor, context, scope, this);
        _includes = new IncludeSyntax(_cursor, context, scope, source);
    }

    public Term ReadDocument()
    {
        _cursor.SkipBlank(_comments);
        var origin = _cursor.Origin;
        Term root;
        if (_cursor.Current == '{' && !_cursor.AtEnd)
            root = ReadMap();
        else if (_cursor.Current == '[' && !_cursor.AtEnd)
            root = ReadList();
        else
        {
            var map = new MapTerm(origin);
            ReadFields(map, '\0');
            root = map;
        }

        _cursor.SkipBlank(null);
        return _cursor.AtEnd ? root : throw _cursor.Fail($"{_cursor.Here} stands after the end of the document",
            _cursor.Current is '}' or ']' ? "expected balanced braces" : "expected nothing more");
    }

    public MapTerm ReadMap()
    {
        var map = new MapTerm(_cursor.Origin);
        Enter(1);
        _cursor.Advance();
        ReadFields(map, '}');
        Leave(1);
        return map;
    }

    public ListTerm ReadList()
    {
        var origin = _cursor.Origin;
        var list = new ListTerm(origin, []);
        Enter(1);
        _scope.Lists++;
        _cursor.Advance();
        _cursor.SkipBlank(_comments);
        while (!_cursor.Take(']'))
        {
            var comments = _comments.Drain();
            var item = _values.Read("an array element");
            item.Comments = comments;
            list.Items.Add(item);
            EndMember(item, origin, ']', "an array");
        }

        _scope.Lists--;
        Leave(1);
        return list;
    }

    private void ReadFields(MapTerm map, char end)
    {
        _cursor.SkipBlank(_comments);
        while (!AtClose(end))
            EndMember(ReadField(map), map.Origin, end, "an object");
    }

    private bool AtClose(char end) => end == '\0' ? _cursor.AtEnd : _cursor.Take(end);

    private Term ReadField(MapTerm map)
    {
        var comments = _comments.Drain();
        var origin = _cursor.Origin;
        if (_includes.AtInclude)
            return _includes.Read(map, origin);
        var path = PathSyntax.Read(_cursor);
        Enter(path.Keys.Count - 1);
        _cursor.SkipBlank(null);
        var append = ReadSeparator(path);
        _scope.Enter(path.Keys);
        var value = _values.Read($"the value of {path}");
        _scope.Leave(path.Keys.Count);
        if (append)
            value = new ConcatTerm(value.Origin, [new PreviousTerm(value.Origin), new ListTerm(value.Origin, [value])]);
        value.Comments = comments;
        map.Put(path.Keys.ToArray(), value);
        Leave(path.Keys.Count - 1);
        return value;
    }

    private bool ReadSeparator(HoconPath path)
    {
        if (_cursor.Current == '{' && !_cursor.AtEnd)
            return false;
        var append = _cursor.StartsWith("+=");
        if (append)
            _cursor.Advance(2);
        else if (!_cursor.Take(':') && !_cursor.Take('='))
            throw _cursor.Fail($"{_cursor.Here} follows the key {path}", "expected ':', '=', '+=' or '{'");
        _cursor.SkipBlank(null);
        return append;
    }

    // Leaves the cursor at the next member or at the closing bracket. A comment on the member's own line belongs to it.
    private void EndMember(Term member, HoconOrigin opened, char end, string what)
    {
        _comments.Reset();
        TakeTrailingComment(member);
        var separated = _cursor.SkipBlank(_comments);
        if (_cursor.Current == ',' && !_cursor.AtEnd)
        {
            _cursor.Advance();
            TakeTrailingComment(member);
            _cursor.SkipBlank(_comments);
            if (_cursor.Current == ',')
                throw _cursor.Fail("there are two commas in a row", "expected one comma or a newline between members");
            separated = true;
        }

        if (_cursor.AtEnd && end != '\0')
            throw _cursor.Fail($"{what} that was opened at {opened.Line}:{opened.Column} is not closed", $"expected '{end}'");
        if (!separated && !_cursor.AtEnd && _cursor.Current != end)
            throw _cursor.Fail($"{_cursor.Here} follows a value", end == '\0' ? "expected ',' or a newline" : $"expected ',', a newline or '{end}'");
    }

    private void TakeTrailingComment(Term member)
    {
        _cursor.SkipInline();
        if (_cursor.AtComment)
            member.Comments = [.. member.Comments, _cursor.ReadComment()];
    }

    private void Enter(int levels)
    {
        _depth += levels;
        if (_depth + _scope.BaseDepth > _maxDepth)
            throw _cursor.Fail("values are nested too deeply", $"expected at most {_maxDepth} levels");
    }

    private void Leave(int levels) => _depth -= levels;
}
