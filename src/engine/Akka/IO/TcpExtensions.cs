using Akka.Actor;

namespace Akka.IO;

public static class TcpExtensions
{
    /// <summary>The actor that <see cref="Akka.IO.Tcp.Bind"/> and <see cref="Akka.IO.Tcp.Connect"/> are sent to.</summary>
    public static IActorRef Tcp(this ActorSystem system) => IO.Tcp.Manager(system);
}
