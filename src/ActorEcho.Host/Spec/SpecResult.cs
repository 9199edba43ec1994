namespace ActorEcho.Host.Spec;

/// <summary>What became of a case.</summary>
/// <param name="Seen">What was seen instead of what was expected; null if it passed.</param>
internal sealed record SpecResult(SpecCase Case, string? Seen, TimeSpan Took)
{
    public bool Passed => Seen is null;
}
