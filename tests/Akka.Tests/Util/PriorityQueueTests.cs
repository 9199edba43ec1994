using Akka.Actor;
using Akka.Util;

namespace Akka.Tests.Util;

public sealed class PriorityQueueTests
{
    [Fact]
    public void The_least_number_comes_first()
    {
        var it = new ListPriorityQueue(4, message => (int)message);
        var numbers = Enumerable.Range(0, 200).Select(i => (i * 7919) % 211).ToArray();
        foreach (var number in numbers)
        {
            it.Enqueue(new Envelope(number, ActorRefs.NoSender));
            Assert.True(it.IsConsistent());
        }

        var sorted = new List<int>();
        while (it.Count() > 0)
        {
            Assert.Equal(it.Peek().Message, Take());
            Assert.True(it.IsConsistent());
        }

        Assert.Equal(numbers.Order(), sorted);

        object Take()
        {
            var message = it.Dequeue().Message;
            sorted.Add((int)message);
            return message;
        }
    }

    [Fact]
    public void The_stable_queue_keeps_the_order_of_equals()
    {
        var it = new StableListPriorityQueue(4, message => ((string)message)[0]);
        string[] messages = ["b1", "a1", "b2", "a2", "b3", "a3", "b4"];
        foreach (var message in messages)
        {
            it.Enqueue(new Envelope(message, ActorRefs.NoSender));
        }

        Assert.True(it.IsConsistent());
        Assert.Equal(["a1", "a2", "a3", "b1", "b2", "b3", "b4"], messages.Select(_ => it.Dequeue().Message));
    }
}
