namespace Akka.IO.Tests.Faults;

/// <summary>A test, with data, of what only Linux has.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = OperatingSystem.IsLinux() ? null : "epoll and io_uring are Linux's.";
}
