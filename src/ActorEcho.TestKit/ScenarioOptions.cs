namespace ActorEcho.TestKit;

/// <summary>How a scenario runs.</summary>
public sealed record ScenarioOptions
{
    /// <summary>
    /// What every choice of chance comes from: the same number gives the same run. Null, the default: that of the environment variable
    /// <c>ACTORECHO_SEED</c>, or else one that no run had before.
    /// </summary>
    public int? Seed { get; init; }

    /// <summary>How the network behaves.</summary>
    public NetworkOptions Network { get; init; } = new();

    /// <summary>How long an expectation waits, in the scenario's time, default 10 s. It costs no time of yours.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>HOCON for the actor system, above what a scenario needs; empty by default. Here <c>akka.io.tcp.register-timeout</c> and its like are set.</summary>
    public string Settings { get; init; } = "";

    /// <summary>
    /// Gets the line that tells how to replay the run, when the scenario begins: your test framework's output, so that a failure of an assertion
    /// of your own can be replayed too. Expectations of the scenario tell it themselves.
    /// </summary>
    public Action<string>? Output { get; init; }
}
