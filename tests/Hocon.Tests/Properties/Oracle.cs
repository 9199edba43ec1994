using System.Text;

namespace Hocon.Tests.Properties;

/// <summary>
/// Random documents together with what they must resolve to, worked out by the rules of merging alone: key k<i>i</i> refers only to
/// keys with larger numbers, or looks back at itself, so values can be computed from the last key to the first.
/// </summary>
internal sealed class Oracle
{
    private const int Keys = 6;

    private readonly Random _random;
    private readonly HoconOrigin _origin = HoconOrigin.Of("oracle");
    private readonly List<Func<Self, HoconNode?>>[] _assignments = [.. Enumerable.Range(0, Keys).Select(_ => new List<Func<Self, HoconNode?>>())];
    private readonly HoconNode?[] _values = new HoconNode?[Keys];

    public Oracle(int seed)
    {
        _random = new Random(seed);
        var lines = Enumerable.Range(0, Keys).Select(key => new Queue<string>(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Assign(key)))).ToList();
        var text = new StringBuilder();
        while (lines.Count > 0)
        {
            var key = lines[_random.Next(lines.Count)];
            text.Append(key.Dequeue()).Append('\n');
            if (key.Count == 0)
                lines.Remove(key);
        }

        Text = text.ToString();
    }

    private delegate HoconNode? Self();

    public string Text { get; }

    /// <summary>The value of the document; null when some part of it, hidden or not, joins values that cannot be joined.</summary>
    public HoconMap? Resolve()
    {
        try
        {
            for (var key = Keys - 1; key >= 0; key--)
                _values[key] = Value(key, _assignments[key].Count);
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        return HoconMap.Of(_values.Select((value, key) => (value, key)).Where(at => at.value is not null).Select(at => KeyValuePair.Create($"k{at.key}", at.value!)), _origin);
    }

    private HoconNode? Value(int key, int count)
    {
        if (count == 0)
            return null;
        var value = _assignments[key][count - 1](() => Value(key, count - 1));
        return value switch
        {
            null => Value(key, count - 1),
            HoconMap upper => Value(key, count - 1) is HoconMap lower ? upper.WithFallback(lower) : upper,
            _ => value,
        };
    }

    private string Assign(int key)
    {
        var append = _random.Next(8) == 0;
        var (text, value) = Concatenate(key, 2, top: true);
        _assignments[key].Add(append ? self => Join(("", self()), ("", List([value(self)]))) : value);
        return $"k{key} {(append ? "+=" : "=")} {text}";
    }

    private (string Text, Func<Self, HoconNode?> Value) Concatenate(int key, int depth, bool top)
    {
        // A simple value beside an array is an error of syntax, even where it is hidden; so the literals of a concatenation are of one kind.
        var kind = _random.Next(depth > 0 ? 3 : 1);
        var first = Part(kind, key, depth, top);
        var parts = new List<(string Space, string Text, Func<Self, HoconNode?> Value)> { ("", first.Text, first.Value) };
        for (var more = _random.Next(5) - 2; more > 0; more--)
        {
            var (text, value) = Part(kind, key, depth, top);
            parts.Add((_random.Next(2) == 0 ? " " : "", text, value));
        }

        return (string.Concat(parts.Select(part => part.Space + part.Text)),
            parts.Count == 1 ? first.Value : self => Join([.. parts.Select(part => (part.Space, part.Value(self)))]));
    }

    private (string Text, Func<Self, HoconNode?> Value) Part(int kind, int key, int depth, bool top) => (_random.Next(5), kind) switch
    {
        (0, _) when top => Reference(key, key),
        (0 or 1, _) when key + 1 < Keys => Reference(key, _random.Next(key + 1, Keys)),
        (_, 1) => Object(key, depth),
        (_, 2) => Array(key, depth),
        (2, _) => ("null", _ => HoconScalar.OfWord("null", _origin)),
        (3, _) => ("true", _ => HoconScalar.OfWord("true", _origin)),
        _ => ("\"s\"", _ => HoconScalar.OfText("s", _origin)),
    };

    private (string, Func<Self, HoconNode?>) Reference(int key, int target)
    {
        string[] inner = _random.Next(3) switch { 0 => [], 1 => ["x"], _ => [_random.Next(2) == 0 ? "x" : "y"] };
        return ($"${{?{string.Join('.', inner.Prepend("k" + target))}}}", self =>
            Afresh(inner.Aggregate(target == key ? self() : _values[target], (node, name) => (node as HoconMap)?.GetValueOrDefault(name))));
    }

    private (string, Func<Self, HoconNode?>) Object(int key, int depth)
    {
        var fields = new[] { "x", "y" }.Where(_ => _random.Next(3) > 0).Select(name => (Name: name, Value: Concatenate(key, depth - 1, top: false))).ToList();
        return ($"{{{string.Join(", ", fields.Select(field => $"{field.Name} = {field.Value.Text}"))}}}", self => HoconMap.Of(
            fields.Select(field => (field.Name, Value: field.Value.Value(self))).Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!)), _origin));
    }

    private (string, Func<Self, HoconNode?>) Array(int key, int depth)
    {
        var items = Enumerable.Range(0, _random.Next(3)).Select(_ => Concatenate(key, depth - 1, top: false)).ToList();
        return ($"[{string.Join(", ", items.Select(item => item.Text))}]", self => List(items.Select(item => item.Value(self))));
    }

    // A value forgets what it was laid over when another key takes it.
    private HoconNode? Afresh(HoconNode? node) =>
        node is HoconMap map ? HoconMap.Of(map.Select(field => KeyValuePair.Create(field.Key, Afresh(field.Value)!)), _origin) : node;

    private HoconList List(IEnumerable<HoconNode?> items) => HoconList.Of(items.OfType<HoconNode>(), _origin);

    private HoconNode? Join(params List<(string Space, HoconNode? Node)> parts)
    {
        var values = parts.Select(part => part.Node).OfType<HoconNode>().ToList();
        return values switch
        {
            [] => null,
            _ when values.TrueForAll(value => value is HoconList) => List(values.Cast<HoconList>().SelectMany(list => list)),
            _ when values.TrueForAll(value => value is HoconMap) => values.Cast<HoconMap>().Aggregate((lower, upper) => upper.WithFallback(lower)),
            _ when values.TrueForAll(value => value is HoconScalar) => HoconScalar.OfText(string.Concat(parts.Select(part => part.Space + (part.Node as HoconScalar)?.Text)), _origin),
            _ => throw new InvalidOperationException("mixed"),
        };
    }
}
