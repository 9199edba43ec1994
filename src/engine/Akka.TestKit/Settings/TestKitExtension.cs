using Akka.Actor;
using Akka.TestKit.Configs;

namespace Akka.TestKit;

/// <summary>Puts the test kit's reference configuration below the system's own and reads it.</summary>
public class TestKitExtension : ExtensionIdProvider<TestKitSettings>
{
    public TestKitExtension()
    {
    }

    /// <summary>The settings of a system; it need not have been made by a test kit.</summary>
    public static TestKitSettings For(ActorSystem system) => new TestKitExtension().Apply(system);

    public override TestKitSettings CreateExtension(ExtendedActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(TestConfigs.Reference);
        return new TestKitSettings(system.Settings.Config);
    }
}
