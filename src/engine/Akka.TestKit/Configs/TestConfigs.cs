using Akka.Configuration;

namespace Akka.TestKit.Configs;

public static class TestConfigs
{
    /// <summary>What a test's actor system has when the test configures nothing.</summary>
    public static Config DefaultConfig { get; } = Read("default");

    /// <summary>Virtual time: a <see cref="TestScheduler"/> in place of the system's scheduler.</summary>
    public static Config TestSchedulerConfig { get; } = Read("test-scheduler");

    internal static Config FullDebugConfig { get; } = Read("full-debug");

    internal static Config Reference { get; } = Read("reference");

    private static Config Read(string name) =>
        ConfigurationFactory.FromResource($"Akka.TestKit.Configs.{name}.conf", typeof(TestConfigs).Assembly);
}
