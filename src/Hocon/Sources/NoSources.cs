namespace Hocon;

internal sealed class NoSources : HoconSources
{
    protected override string? ReadFile(string path, int maxLength) => null;

    protected override string? ReadResource(string name) => null;
}
