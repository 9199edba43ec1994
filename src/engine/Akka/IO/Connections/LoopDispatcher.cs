using Akka.Actor;
using Akka.Cells;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.IO.Loops;

namespace Akka.IO.Connections;

/// <summary>Runs actors on an event loop's thread.</summary>
internal sealed class LoopDispatcher : MessageDispatcher
{
    private readonly EventLoop _loop;
    private readonly MessageDispatcher _default;

    public LoopDispatcher(EventLoop loop, string id, Dispatchers dispatchers)
        : base(new NoSection(dispatchers.Prerequisites))
    {
        _loop = loop;
        _default = dispatchers.DefaultGlobalDispatcher;
        Id = id;
        Throughput = _default.Throughput;
    }

    public EventLoop Loop => _loop;

    /// <summary>
    /// Has a connection's handler run where the connection does, so that a chunk goes from the socket to the handler and back with no
    /// other thread. Only an actor that nobody gave a dispatcher is moved, and one that serves connections of another loop stays there.
    /// </summary>
    /// <param name="from">The loop that the connection has left, and its handler is to leave with it; null for a new connection.</param>
    public void TakeHome(IActorRef handler, LoopDispatcher? from = null)
    {
        if (handler is LocalActorRef { Cell: { } cell } && ReferenceEquals(cell.Dispatcher, from ?? _default))
        {
            cell.MoveTo(this);
        }
    }

    protected internal override void ExecuteTask(IRunnable run) => _loop.Execute(run);

    protected override void Shutdown() => _loop.Stop();

    /// <summary>The loop has no section of its own, and there is one dispatcher for it, which this is asked for by nobody.</summary>
    private sealed class NoSection(IDispatcherPrerequisites prerequisites) : MessageDispatcherConfigurator(Config.Empty, prerequisites)
    {
        public override MessageDispatcher Dispatcher() => throw new NotSupportedException("An event loop's dispatcher is made with its loop.");
    }
}
