namespace Akka.Util;

public static class RuntimeDetector
{
    public static readonly bool IsMono;

    public static readonly bool IsWindows = OperatingSystem.IsWindows();
}
