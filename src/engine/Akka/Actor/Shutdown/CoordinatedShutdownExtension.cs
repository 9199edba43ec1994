namespace Akka.Actor;

public sealed class CoordinatedShutdownExtension : ExtensionIdProvider<CoordinatedShutdown>
{
    public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system)
    {
        var config = system.Settings.Config.GetConfig("akka.coordinated-shutdown");
        var shutdown = new CoordinatedShutdown(system, ShutdownPhase.Read(config), TimeProvider.System);
        ShutdownWiring.Connect(shutdown, config);
        return shutdown;
    }
}
