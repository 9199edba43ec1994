namespace ActorEcho.Host.Spec;

/// <summary>A server did something else than expected.</summary>
/// <param name="seen">What it did.</param>
internal sealed class SpecFailure(string seen) : Exception(seen);
