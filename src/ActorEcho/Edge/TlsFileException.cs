namespace ActorEcho.Edge;

/// <summary>A file of certificates or keys that is of no use.</summary>
/// <param name="setting">The setting that names it, below <c>tls</c>.</param>
/// <param name="file">The file.</param>
/// <param name="problem">What is wrong with it.</param>
/// <param name="expected">What was expected, or what to do.</param>
internal sealed class TlsFileException(IReadOnlyList<string> setting, string file, string problem, string expected)
    : Exception($"{string.Join('.', setting)}: {file}: {problem}, expected {expected}")
{
    public IReadOnlyList<string> Setting => setting;

    public string Problem => $"{file}: {problem}";

    public string Expected => expected;
}
