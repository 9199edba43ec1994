using Akka.Actor;
using Akka.Dispatch;

namespace Akka.IO.Connections;

/// <summary>On the loop of its new home: a connection that another loop's listener accepted gets its actor.</summary>
internal sealed class Settling(Home home, TcpWorker.Accepted accepted, TcpExt tcp) : IRunnable
{
    public void Run()
    {
        home.NoteArrival();
        if (home.Loop!.HasStopped)
        {
            accepted.Channel.Abort();
            tcp.Channels.Release();
            return;
        }

        home.Driver.Adopt(accepted.Channel);
        home.Worker.Tell(accepted, ActorRefs.NoSender);
    }

    public void Execute() => Run();
}
