namespace Hocon;

/// <summary>A string, number, boolean or null.</summary>
public sealed class HoconScalar : HoconNode, IEquatable<HoconScalar>
{
    internal HoconScalar(HoconKind kind, string text, HoconOrigin origin)
        : base(origin)
    {
        Kind = kind;
        Text = text;
    }

    /// <inheritdoc/>
    public override HoconKind Kind { get; }

    /// <summary>A string's characters, a number as it was written, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public string Text { get; }

    internal override long Weight => 1 + Text.Length;

    internal override int Depth => 0;

    /// <summary>A string.</summary>
    /// <param name="value">The characters.</param>
    /// <param name="origin">Where it came from.</param>
    public static HoconScalar OfText(string value, HoconOrigin origin) => new(HoconKind.Text, value, origin);

    /// <inheritdoc/>
    public bool Equals(HoconScalar? other) => other is not null && Kind == other.Kind && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HoconScalar);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Text);

    /// <summary>What an unquoted word means when it stands alone: a boolean, null, a JSON number, or else a string.</summary>
    /// <param name="word">The word.</param>
    /// <param name="origin">Where it came from.</param>
    public static HoconScalar OfWord(string word, HoconOrigin origin) => new(KindOf(word), word, origin);

    private static HoconKind KindOf(string word) => word switch
    {
        "true" or "false" => HoconKind.Boolean,
        "null" => HoconKind.Null,
        _ => Syntax.Text.IsNumber(word) ? HoconKind.Number : HoconKind.Text,
    };

    private protected override HoconNode Copy(IReadOnlyList<string> comments) => new HoconScalar(Kind, Text, Origin) { Comments = comments };
}
