using global::Hocon;

namespace Akka.Configuration.Hocon;

/// <summary>A substitution that stood in a text, with what it stands for.</summary>
public class HoconSubstitution
{
    private readonly HoconNode? _value;

    public HoconSubstitution(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Path = path;
    }

    internal HoconSubstitution(HoconReference reference, HoconMap resolved)
        : this(reference.Path.ToString()) => _value = resolved.Find(reference.Path);

    public string Path { get; }

    /// <summary>The value at the path once everything was resolved; null when there is none (the environment may have answered).</summary>
    public HoconValue? ResolvedValue => _value is null ? null : new HoconValue(_value);

    public bool IsString() => ResolvedValue?.IsString() ?? false;

    public bool IsArray() => ResolvedValue?.IsArray() ?? false;

    public bool IsObject() => ResolvedValue?.IsObject() ?? false;

    public string? GetString() => ResolvedValue?.GetString();

    public override string ToString() => $"${{{Path}}}";
}
