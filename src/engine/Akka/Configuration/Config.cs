using Akka.Configuration.Hocon;
using global::Hocon;

namespace Akka.Configuration;

/// <summary>
/// A resolved configuration, immutable, over the fallbacks that it was given. A key whose value is null counts as not set.
/// The typed getters are in the other part of this class.
/// </summary>
public partial class Config
{
    public static readonly Config Empty = new();

    private readonly HoconMap _own;
    private readonly HoconMap _merged;

    public Config()
        : this(HoconMap.Empty, null)
    {
    }

    public Config(HoconRoot root)
        : this(NotNull(root).Value.Map, null)
    {
        Substitutions = root.Substitutions;
    }

    public Config(Config source, Config? fallback)
        : this(NotNull(source)._own, Over(source.Fallback, fallback))
    {
        Substitutions = source.Substitutions;
    }

    internal Config(HoconMap own, Config? fallback)
    {
        _own = own;
        Fallback = fallback;
        _merged = fallback is null ? own : own.WithFallback(fallback._merged);
    }

    public Config? Fallback { get; }

    public virtual HoconValue Root => new(_merged);

    public virtual bool IsEmpty => _merged.Count == 0;

    /// <summary>The substitutions that stood in the text. They are resolved already.</summary>
    public IEnumerable<HoconSubstitution> Substitutions { get; set; } = [];

    /// <summary>The values with their fallbacks, for readers inside the engine.</summary>
    internal HoconMap Values => _merged;

    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    public static Config operator +(Config config, string fallback) => NotNull(config).WithFallback(ConfigurationFactory.ParseString(fallback));

    public static Config operator +(string configHocon, Config fallbackConfig) => ConfigurationFactory.ParseString(configHocon).WithFallback(fallbackConfig);

    public virtual Config WithFallback(Config fallback)
    {
        if (ReferenceEquals(fallback, this))
            throw new ArgumentException("A configuration cannot be its own fallback.", nameof(fallback));
        if (fallback.IsNullOrEmpty())
            return this;
        return IsEmpty ? fallback : Copy(fallback);
    }

    /// <summary>The section at a path, with what the fallbacks have there; <see cref="Empty"/> when nobody has it.</summary>
    public virtual Config GetConfig(string path)
    {
        if (Find(path) is not { } node)
            return Empty;
        var section = new Config(As(() => node.AsMap(path)), null);
        return section.IsEmpty ? Empty : section;
    }

    public virtual bool HasPath(string path) => Find(path) is not null;

    /// <summary>The value at a path, or null when there is none.</summary>
    public HoconValue GetValue(string path) => Find(path) is { } node ? new HoconValue(node) : null!;

    public virtual IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable() =>
        _merged.Select(field => KeyValuePair.Create(field.Key, new HoconValue(field.Value)));

    public override string ToString() => ToString(includeFallback: true);

    public virtual string ToString(bool includeFallback) => (includeFallback ? _merged : _own).Render(HoconRenderOptions.Hocon);

    protected virtual Config Copy(Config? fallback = null) =>
        new(_own, Over(Fallback, fallback)) { Substitutions = Substitutions };

    private static Config? Over(Config? upper, Config? lower) => upper is null ? lower : lower is null ? upper : upper.SafeWithFallback(lower);

    private static T NotNull<T>(T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
