using ActorEcho.TestKit.Engine;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace Akka.IO.Tests.Contract;

/// <summary>A test probe with the patience that real sockets need on a busy machine.</summary>
internal sealed class Probe(ActorSystem system, VirtualTime? time = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(150);

    private readonly TestProbe _probe = new(system, new XunitAssertions());

    public IActorRef Ref => _probe.Ref;

    public IActorRef LastSender => _probe.LastSender;

    /// <summary>The next message, which must be of the type.</summary>
    public T Expect<T>() => Assert.IsType<T>(Expect());

    /// <summary>The next message, whatever it is.</summary>
    public object Expect()
    {
        Pass();
        return _probe.ReceiveOne(Patience);
    }

    /// <summary>Messages until <paramref name="count"/> bytes have been received.</summary>
    public byte[] ExpectBytes(int count)
    {
        var bytes = new List<byte>(count);
        while (bytes.Count < count)
        {
            bytes.AddRange(Expect<Tcp.Received>().Data);
        }

        return [.. bytes];
    }

    /// <summary>Sees that <paramref name="actor"/> ends by <paramref name="act"/>.</summary>
    public void ExpectEnd(IActorRef actor, Action act)
    {
        _probe.Watch(actor);
        act();
        Pass();
        _probe.ExpectTerminated(actor, Patience);
    }

    /// <summary>What cannot happen cannot be waited for; this long is enough to catch what nearly always would.</summary>
    public void ExpectNothing()
    {
        time?.Advance(Moment);
        _probe.ExpectNoMsg(time is null ? Moment : TimeSpan.Zero);
    }

    private void Pass() => Assert.True(time?.AdvanceUntil(() => _probe.HasMessages, Patience) ?? true, "No message came.");
}
