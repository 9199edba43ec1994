using Akka.Actor.Setup;
using Akka.Native;

namespace Akka.IO.Connections;

/// <summary>Starts a system on another kernel than the real one: tests inject faults through it.</summary>
internal sealed class KernelSetup(Kernel kernel) : Setup
{
    public Kernel Kernel => kernel;
}
