namespace Akka.Pattern;

/// <summary>Once the child has run for so long.</summary>
internal sealed record AutoReset(TimeSpan ResetBackoff) : IBackoffReset;
