namespace Hocon;

/// <summary>How documents are read and resolved.</summary>
public sealed record HoconOptions
{
    /// <summary>Files may be included, the process's environment answers, and the default limits hold.</summary>
    public static HoconOptions Default { get; } = new();

    /// <summary>Where includes are looked for. Default: the machine's files.</summary>
    public HoconSources Sources { get; init; } = HoconSources.Files;

    /// <summary>
    /// What answers for a substitution that the document does not: a variable's value by its name, or null when there is none.
    /// An empty value counts as a value. Default: the process's environment.
    /// </summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>What a document may cost.</summary>
    public HoconLimits Limits { get; init; } = HoconLimits.Default;
}
