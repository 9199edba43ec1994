using Hocon;

namespace ActorEcho.Options;

/// <summary>
/// Reads one object of the configuration. Each value is checked against its range where it is read, and what has been asked for is what is
/// known: <see cref="RejectUnknown"/> finds the rest.
/// </summary>
internal sealed class SettingsReader(HoconMap map, string? path)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public IEnumerable<string> Keys => map.Keys;

    public string Text(string key) => Node(key).AsText(PathOf(key));

    /// <summary>A text that may be left out.</summary>
    public string TextOr(string key, string otherwise)
    {
        _known.Add(key);
        return map.ContainsKey(key) ? Text(key) : otherwise;
    }

    public bool Flag(string key) => Node(key).AsBoolean(PathOf(key));

    /// <summary>An array of texts, each turned into something else, or into an error that says what was expected.</summary>
    public IReadOnlyList<T> List<T>(string key, Func<string, Func<string, HoconException>, T> convert) =>
        [.. Node(key).AsList(PathOf(key)).Select(item => convert(
            item.AsText(PathOf(key)), expected => new HoconException(item.Origin, $"{PathOf(key)} has '{item.AsText()}'", $"expected {expected}", item.AsText())))];

    public int Number(string key, int min, int max) => (int)Node(key).AsLong(min, max, PathOf(key));

    /// <summary>A number, or null for <c>off</c>.</summary>
    public int? NumberOrOff(string key, int min, int max) => Node(key) is HoconScalar { Text: "off" } ? null : Number(key, min, max);

    public long Bytes(string key, long min, long max, string range)
    {
        var value = Node(key).AsByteSize(PathOf(key));
        return value >= min && value <= max ? value : throw Wrong(key, $"a size from {range}");
    }

    /// <summary>A size, or null for <c>off</c>.</summary>
    public long? BytesOrOff(string key, long min, long max, string range) =>
        Node(key) is HoconScalar { Text: "off" } ? null : Bytes(key, min, max, $"{range}, or off");

    public TimeSpan Duration(string key, TimeSpan min, TimeSpan max, string range)
    {
        var value = Node(key).AsDuration(PathOf(key));
        return value >= min && value <= max ? value : throw Wrong(key, $"a duration from {range}");
    }

    /// <summary>A duration, or null for <c>off</c>.</summary>
    public TimeSpan? DurationOrOff(string key, TimeSpan min, TimeSpan max, string range) =>
        Node(key) is HoconScalar { Text: "off" } ? null : Duration(key, min, max, $"{range}, or off");

    public T OneOf<T>(string key)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToArray();
        return names.Contains(Text(key)) ? Enum.Parse<T>(Text(key), ignoreCase: true) : throw Wrong(key, $"one of {string.Join(", ", names)}");
    }

    public SettingsReader Section(string key) => new(Node(key).AsMap(PathOf(key)), PathOf(key));

    /// <summary>The section of a key, laid over another that has what it does not.</summary>
    public SettingsReader Section(string key, HoconMap defaults) => new(Node(key).AsMap(PathOf(key)).WithFallback(defaults), PathOf(key));

    /// <summary>The object itself, for use as another's defaults.</summary>
    public HoconMap Map(string key) => Node(key).AsMap(PathOf(key));

    public HoconException Wrong(string key, string expected)
    {
        var node = Node(key);
        var value = node is HoconScalar scalar ? scalar.Text : node.ToString();
        return new HoconException(node.Origin, $"{PathOf(key)} is '{value}'", $"expected {expected}", value);
    }

    /// <summary>The value is of the right form, and still of no use.</summary>
    public HoconException Unusable(string key, string problem, string expected) => new(Node(key).Origin, $"{PathOf(key)}: {problem}", $"expected {expected}");

    public void RejectUnknown()
    {
        foreach (var (key, value) in map)
        {
            if (!_known.Contains(key))
            {
                throw new HoconException(value.Origin, $"there is no setting {PathOf(key)}", Nearest.Suggestion(key, _known, PathOf), key);
            }
        }
    }

    private HoconNode Node(string key)
    {
        _known.Add(key);
        return map.TryGetValue(key, out var node) ? node : throw new HoconException(map.Origin, $"{PathOf(key)} has no value", "expected one");
    }

    private string PathOf(string key) => path is null ? key : $"{path}.{key}";
}
