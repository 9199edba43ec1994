using Akka.Configuration.Hocon;
using global::Hocon;

namespace Akka.Configuration;

/// <summary>Answers includes by a function of the caller's.</summary>
internal sealed class CallbackSources(Func<string, HoconRoot?> callback) : HoconSources
{
    public override IReadOnlyList<HoconSource> Find(HoconInclude include) =>
        callback(include.Name) is { } root ? [HoconSource.OfMap(include.Name, root.Value.Map)] : [];

    protected override string? ReadFile(string path, int maxLength) => null;

    protected override string? ReadResource(string name) => null;
}
