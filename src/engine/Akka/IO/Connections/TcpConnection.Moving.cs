using Akka.Dispatch;
using Akka.Event;
using Akka.IO.Loops;

namespace Akka.IO.Connections;

// From one event loop to another.
internal abstract partial class TcpConnection
{
    /// <summary>Moves with channel and handler. Called on the loop's thread, which is this actor's.</summary>
    /// <remarks>
    /// The mailbox may be in the old loop's queue already, and then has one more turn there. So the channel belongs to no loop until a turn
    /// on the new one takes it along; nothing of either loop is touched meanwhile.
    /// </remarks>
    public void MoveTo(Home from, Home to)
    {
        SendGathered();
        if (_channel is not { } channel || ReferenceEquals(from, to))
        {
            return;
        }

        channel.Leave();
        Trace("moves to loop", to.Name);
        Cell.MoveTo(to.Dispatcher!);
        if (_handler is not null && _tcp.Settings.HandlerAffinity)
        {
            to.Dispatcher!.TakeHome(_handler, from.Dispatcher);
        }

        Post(new Arrival(this, to));
        if (_loop is not null)
        {
            Volatile.Write(ref _loop, to.Loop); // Only now, as nothing may get there before the arrival does.
        }
    }

    private void Arrive(Arrival arrival, Home home)
    {
        if (!ReferenceEquals(EventLoop.Current, home.Loop) && !home.Loop!.HasStopped)
        {
            Post(arrival);
            return;
        }

        if (_channel is { } channel)
        {
            home.Driver.Adopt(channel);
        }
    }

    private sealed class Arrival(TcpConnection connection, Home home) : IRunnable, IDeadLetterSuppression
    {
        public void Run() => connection.Arrive(this, home);

        public void Execute() => Run();
    }
}
