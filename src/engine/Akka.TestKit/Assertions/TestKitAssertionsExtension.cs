using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Gives an actor system the assertions of the test framework that runs it.</summary>
public class TestKitAssertionsExtension : ExtensionIdProvider<TestKitAssertionsProvider>
{
    private readonly ITestKitAssertions _assertions;

    public TestKitAssertionsExtension(ITestKitAssertions assertions) => _assertions = assertions;

    public static TestKitAssertionsProvider For(ActorSystem system) => system.GetExtension<TestKitAssertionsProvider>();

    public override TestKitAssertionsProvider CreateExtension(ExtendedActorSystem system) => new(_assertions);
}

public class TestKitAssertionsProvider : IExtension
{
    public TestKitAssertionsProvider(ITestKitAssertions assertions) => Assertions = assertions;

    public ITestKitAssertions Assertions { get; }
}
