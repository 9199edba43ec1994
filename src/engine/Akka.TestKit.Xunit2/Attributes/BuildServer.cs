namespace Akka.TestKit.Xunit2.Attributes;

internal static class BuildServer
{
    // The variables by which hosted build services announce themselves.
    internal static bool IsHere { get; } =
        new[] { "CI", "TF_BUILD", "BUILD_BUILDID" }.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));
}
