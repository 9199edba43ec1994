using Akka.Actor;

namespace Akka.Tests.Stress;

/// <summary>An actor that counts numbered messages of numbered senders and notes what must not be.</summary>
internal sealed class Sink(int senders, int each)
{
    private readonly int[] _next = new int[senders];
    private readonly CountdownTask _left = new(senders * each);
    private int _inside;

    internal List<string> Faults { get; } = [];

    internal Task Done => _left.Task;

    internal Props Props => Puppet.Props(ActorRefs.Nobody, hooks => hooks.Receive = (_, message) => Take(((int, int))message));

    private void Take((int Sender, int Number) message)
    {
        if (Interlocked.Increment(ref _inside) != 1)
        {
            Faults.Add("two threads at once");
        }

        var expected = _next[message.Sender]++;
        if (expected != message.Number)
        {
            Faults.Add($"{message} instead of {expected}");
        }

        Interlocked.Decrement(ref _inside);
        _left.Signal();
    }
}
