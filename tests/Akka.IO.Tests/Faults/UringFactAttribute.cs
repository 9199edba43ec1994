using Akka.IO.Uring;
using Akka.Native;

namespace Akka.IO.Tests.Faults;

/// <summary>A test of io_uring, which is often there and forbidden.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UringFactAttribute : FactAttribute
{
    public UringFactAttribute() => Skip = Refusal;

    public static string? Refusal { get; } = OperatingSystem.IsLinux() ? UringProbe.Refusal(Kernel.Linux) : "io_uring is Linux's.";
}
