namespace Akka.Tests.Stress;

/// <summary>Tests that measure, or that want both cores: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
