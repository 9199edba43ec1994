using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Answers for a test actor: it sees each message first, in the test actor's turn, before the message waits for the test.</summary>
public abstract class AutoPilot
{
    protected AutoPilot()
    {
    }

    /// <summary>Returned from <see cref="Run"/>: this pilot flies on.</summary>
    public static KeepRunning KeepRunning => KeepRunning.Instance;

    /// <summary>Returned from <see cref="Run"/>: from here on there is no pilot.</summary>
    public static NoAutoPilot NoAutoPilot => NoAutoPilot.Instance;

    /// <returns>The pilot for the next message.</returns>
    public abstract AutoPilot Run(IActorRef sender, object message);
}

/// <summary>An answer of a pilot, not a pilot: it keeps the one that flies.</summary>
public sealed class KeepRunning : AutoPilot
{
    public static KeepRunning Instance = new();

    private KeepRunning()
    {
    }

    public override AutoPilot Run(IActorRef sender, object message) =>
        throw new InvalidOperationException("KeepRunning only says that the present auto-pilot stays; it cannot be set as one.");
}

public sealed class NoAutoPilot : AutoPilot
{
    public static NoAutoPilot Instance = new();

    private NoAutoPilot()
    {
    }

    public override AutoPilot Run(IActorRef sender, object message) => this;
}

public delegate AutoPilot AutoPilotDelegate(IActorRef sender, object message);

/// <summary>A pilot made of a function.</summary>
public sealed class DelegateAutoPilot : AutoPilot
{
    private readonly AutoPilotDelegate _pilot;

    public DelegateAutoPilot(AutoPilotDelegate autoPilotDelegate) => _pilot = autoPilotDelegate;

    public override AutoPilot Run(IActorRef sender, object message) => _pilot(sender, message);
}
