using Akka.Actor;
using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>What the test kit reads from <c>akka.test</c>; the times are as written, not dilated.</summary>
public class TestKitSettings : IExtension
{
    /// <exception cref="ConfigurationException">A value is missing or out of range.</exception>
    public TestKitSettings(Config config)
    {
        ArgumentNullException.ThrowIfNull(config);
        DefaultTimeout = Time(config, "akka.test.default-timeout");
        SingleExpectDefault = Time(config, "akka.test.single-expect-default");
        TestEventFilterLeeway = Time(config, "akka.test.filter-leeway");
        TestTimeFactor = Factor(config, "akka.test.timefactor");
        LogTestKitCalls = config.GetBoolean("akka.test.testkit.debug");
    }

    public TimeSpan DefaultTimeout { get; }

    public TimeSpan SingleExpectDefault { get; }

    public TimeSpan TestEventFilterLeeway { get; }

    public double TestTimeFactor { get; }

    public bool LogTestKitCalls { get; }

    private static TimeSpan Time(Config config, string key)
    {
        var time = Set(config, key).GetTimeSpan(key, null, allowInfinite: false);
        return time >= TimeSpan.Zero ? time : throw Wrong(config, key, "a duration, not negative");
    }

    private static double Factor(Config config, string key)
    {
        var factor = Set(config, key).GetDouble(key);
        return factor > 0 && double.IsFinite(factor) ? factor : throw Wrong(config, key, "a number above 0");
    }

    private static Config Set(Config config, string key) => config.HasPath(key) ? config : throw Wrong(config, key, "a value");

    private static ConfigurationException Wrong(Config config, string key, string expected) =>
        new($"{key} is {(config.HasPath(key) ? $"'{config.GetString(key)}'" : "not set")}; expected {expected}.");
}
