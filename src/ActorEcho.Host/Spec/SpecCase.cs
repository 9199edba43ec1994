namespace ActorEcho.Host.Spec;

/// <summary>One thing that a right echo server does.</summary>
/// <param name="Number">Its number, which it keeps for ever.</param>
/// <param name="Name">What is done, in a few words.</param>
/// <param name="Expected">What a right server does.</param>
/// <param name="Why">Why it matters, with the source.</param>
/// <param name="Run">Does it; throws <see cref="SpecFailure"/> with what was seen instead.</param>
internal sealed record SpecCase(int Number, string Name, string Expected, string Why, Func<SpecTarget, CancellationToken, Task> Run);
