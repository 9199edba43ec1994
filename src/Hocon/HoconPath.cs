using Hocon.Syntax;

namespace Hocon;

/// <summary>A path expression such as <c>a.b."c.d"</c>: at least one key, outermost first.</summary>
public sealed class HoconPath : IEquatable<HoconPath>
{
    private readonly string[] _keys;

    private HoconPath(string[] keys) => _keys = keys;

    /// <summary>The keys, outermost first, without quotes.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>The innermost key.</summary>
    public string Last => _keys[^1];

    /// <summary>A path of these keys, taken literally.</summary>
    /// <param name="keys">At least one key; a key may be empty and may hold any character.</param>
    /// <exception cref="ArgumentException">There is no key.</exception>
    public static HoconPath Of(params IEnumerable<string> keys)
    {
        var array = keys.ToArray();
        return array.Length > 0 ? new HoconPath(array) : throw new ArgumentException("a path needs at least one key", nameof(keys));
    }

    /// <summary>Reads a path expression: dots separate keys, quotes keep them together.</summary>
    /// <param name="expression">For example <c>akka.actor.deployment."/user/a.b".router</c>.</param>
    /// <exception cref="HoconException">The expression is empty, has an empty unquoted key or a character that must be quoted.</exception>
    public static HoconPath Parse(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var cursor = new Cursor(expression, "path");
        var path = PathSyntax.Read(cursor);
        return cursor.AtEnd ? path : throw cursor.Fail($"{cursor.Here} cannot stand in a path", "expected a key; quote keys with special characters");
    }

    /// <summary>This path with one more key.</summary>
    /// <param name="key">The key, taken literally.</param>
    public HoconPath Child(string key) => new([.. _keys, key]);

    internal HoconPath Under(IReadOnlyList<string> prefix, int count) => count == 0 ? this : new([.. prefix.Take(count), .. _keys]);

    /// <inheritdoc/>
    public bool Equals(HoconPath? other) => other is not null && _keys.AsSpan().SequenceEqual(other._keys);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HoconPath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var key in _keys)
            hash.Add(key, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>The expression that <see cref="Parse"/> reads back as this path.</summary>
    public override string ToString() => string.Join('.', _keys.Select(Text.QuoteKey));
}
