using ActorEcho.Host.Spec.Cases;

namespace ActorEcho.Host.Spec;

/// <summary>All cases, in the order of their numbers.</summary>
internal static class SpecCases
{
    public static IReadOnlyList<SpecCase> All(SpecOptions options) =>
    [
        .. ContentCases.All(options),
        .. EndingCases.All,
        .. NeighbourCases.All,
        .. PatienceCases.All(options),
    ];
}
