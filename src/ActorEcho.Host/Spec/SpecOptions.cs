namespace ActorEcho.Host.Spec;

/// <summary>How much is asked of the server.</summary>
/// <param name="Bulk">Bytes of the case that sends many.</param>
/// <param name="Silence">How long the case of silence lasts.</param>
internal sealed record SpecOptions(long Bulk, TimeSpan Silence)
{
    public static readonly SpecOptions Default = new(100_000_000, TimeSpan.FromSeconds(2));
}
