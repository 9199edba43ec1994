using Akka.Actor;

namespace Akka.IO;

/// <summary>The extension for TCP: commands go to <see cref="Manager"/>.</summary>
public partial class Tcp : ExtensionIdProvider<TcpExt>
{
    public static readonly Tcp Instance = new();

    /// <summary>A connection that fails is stopped, which resets it; it is never restarted, as its bytes would have a hole.</summary>
    public static readonly SupervisorStrategy ConnectionSupervisorStrategy =
        new OneForOneStrategy(static (Exception _) => Directive.Stop, loggingEnabled: true);

    public static IActorRef Manager(ActorSystem system) => Instance.Apply(system).Manager;

    public override TcpExt CreateExtension(ExtendedActorSystem system) => new(system);
}
