namespace Hocon;

/// <summary>
/// A resolved, immutable value: <see cref="HoconMap"/>, <see cref="HoconList"/> or <see cref="HoconScalar"/>.
/// Two nodes are equal when their data are; origins and comments do not count, and neither does the order of keys.
/// </summary>
public abstract class HoconNode
{
    private protected HoconNode(HoconOrigin origin) => Origin = origin;

    /// <summary>Where the value was written. For a merged object: its newest part.</summary>
    public HoconOrigin Origin { get; }

    /// <summary>The comment lines directly above the value's key and behind the value, without the comment sign.</summary>
    public IReadOnlyList<string> Comments { get; internal init; } = [];

    /// <summary>The value's type.</summary>
    public abstract HoconKind Kind { get; }

    /// <summary>Values and characters inside, counted as often as they can be reached: what a limit on expansion is held against.</summary>
    internal abstract long Weight { get; }

    /// <summary>How many levels of objects and arrays it has.</summary>
    internal abstract int Depth { get; }

    /// <summary>
    /// This value over another: two objects are merged key by key, anything else replaces what is below it, for good. An object over a
    /// number, say, takes no keys from an object that is put below the two later, so merging is associative.
    /// </summary>
    /// <param name="fallback">The value below.</param>
    public HoconNode WithFallback(HoconNode fallback) => (this, fallback) switch
    {
        (HoconMap upper, HoconMap lower) => upper.WithFallback(lower),
        (HoconMap upper, _) => upper.Covering(),
        _ => this,
    };

    /// <summary>The value as text.</summary>
    /// <param name="options">How it is written.</param>
    public string Render(HoconRenderOptions options) => HoconRenderer.Render(this, options);

    /// <summary>The value as JSON on one line.</summary>
    public override string ToString() => Render(HoconRenderOptions.Json);

    internal HoconNode WithComments(IReadOnlyList<string> comments) =>
        comments.Count == 0 && Comments.Count == 0 ? this : Copy(comments);

    private protected abstract HoconNode Copy(IReadOnlyList<string> comments);
}
