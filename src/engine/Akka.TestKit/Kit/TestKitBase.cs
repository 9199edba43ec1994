using System.Diagnostics;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Actors;
using Akka.TestKit.Configs;
using Akka.TestKit.Kit;

namespace Akka.TestKit;

/// <summary>
/// An actor system and a test actor, and what a test expects the test actor to receive. A message that a test sends without
/// naming a sender comes from the test actor.
/// </summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static int _testActors;

    private readonly ITestKitAssertions _assertions;
    private TestState _state = null!;

    /// <param name="system">The system to test in; null: one is made with <see cref="DefaultConfig"/>.</param>
    /// <param name="testActorName">Null: a name is made up.</param>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system = null, string? testActorName = null)
        : this(assertions, system, ActorSystemSetup.Empty, null, testActorName)
    {
    }

    protected TestKitBase(ITestKitAssertions assertions, ActorSystemSetup setup, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, setup, actorSystemName, testActorName)
    {
    }

    protected TestKitBase(ITestKitAssertions assertions, Config config, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, SetupOf(config), actorSystemName, testActorName)
    {
    }

    protected TestKitBase(
        ITestKitAssertions assertions, ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
        _assertions = assertions ?? throw new ArgumentNullException(nameof(assertions));
        InitializeTest(system, config, actorSystemName, testActorName);
    }

    public static Config DefaultConfig => TestConfigs.DefaultConfig;

    /// <summary>Logs everything that the engine can log.</summary>
    public static Config FullDebugConfig => TestConfigs.FullDebugConfig;

    /// <summary>The monotonic clock that the test kit measures by.</summary>
    public static TimeSpan Now => Stopwatch.GetElapsedTime(0);

    public ActorSystem Sys => _state.System;

    public TestKitSettings TestKitSettings => _state.Settings;

    public IActorRef TestActor => _state.TestActor;

    public ILoggingAdapter Log { get; private set; } = null!;

    /// <summary>Whether a message waits to be received.</summary>
    public bool HasMessages => _state.Inbox.HasMessages;

    /// <summary>What was received last; null when nothing was, or the last wait was in vain.</summary>
    public object LastMessage => _state.LastMessage.Message;

    public IActorRef LastSender => _state.LastMessage.Sender;

    /// <summary>One more test actor whose messages this test receives.</summary>
    public IActorRef CreateTestActor(string name) => CreateTestActor(_state, name);

    protected void InitializeTest(ActorSystem? system, Config config, string? actorSystemName, string? testActorName) =>
        InitializeTest(system, SetupOf(config), actorSystemName, testActorName);

    protected virtual void InitializeTest(ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
        if (system is not null)
        {
            Join(system, testActorName);
            return;
        }

        system = ActorSystem.Create(actorSystemName ?? "test", WithDefaults(config));
        try
        {
            Join(system, testActorName);
        }
        catch
        {
            _ = system.Terminate(); // The test never begins, so nobody else would end it.
            throw;
        }
    }

    private void Join(ActorSystem system, string? testActorName)
    {
        system.RegisterExtension(new TestKitAssertionsExtension(_assertions));
        _state = new TestState(system, _assertions, TestKitExtension.For(system));
        Log = Logging.GetLogger(system, GetType());
        _state.TestActor = CreateTestActor(_state, testActorName ?? $"testActor{Interlocked.Increment(ref _testActors)}");
        if (this is not INoImplicitSender)
        {
            ImplicitSender.Become(_state.TestActor);
        }
    }

    private static ActorSystemSetup SetupOf(Config config) =>
        ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config ?? Config.Empty));

    private static ActorSystemSetup WithDefaults(ActorSystemSetup setup)
    {
        var given = setup.Get<BootstrapSetup>();
        return setup.WithSetup((given.HasValue ? given.Value : BootstrapSetup.Create()).WithConfigFallback(DefaultConfig));
    }

    private static IActorRef CreateTestActor(TestState state, string name) =>
        ((ExtendedActorSystem)state.System).SystemActorOf(
            InternalTestActor.Props(state.Inbox).WithDispatcher("akka.test.test-actor.dispatcher"), name);
}
