using Akka.Dispatch;

namespace Akka.IO.Connections;

/// <summary>On the loop of <paramref name="from"/>: <paramref name="count"/> of its connections move to <paramref name="targets"/>, in turn.</summary>
internal sealed class Leaving(Home from, int count, IReadOnlyList<Home> targets) : IRunnable
{
    public void Run()
    {
        var next = 0;
        foreach (var connection in from.Driver.Owners.OfType<TcpConnection>().Take(count).ToArray())
        {
            connection.MoveTo(from, targets[next++ % targets.Count]);
        }
    }

    public void Execute() => Run();
}
