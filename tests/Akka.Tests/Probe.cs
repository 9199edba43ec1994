using Akka.Actor;
using Akka.TestKit;

namespace Akka.Tests;

/// <summary>A test probe that is patient by default and reads in few words.</summary>
public sealed class Probe(TestProbe probe)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public IActorRef Ref => probe.Ref;

    public IActorRef LastSender => probe.Sender;

    public Task<T> Expect<T>() => probe.ExpectMsgAsync<T>(Patience).AsTask();

    public async Task Expect<T>(T expected) => Assert.Equal(expected, await Expect<T>());

    public async Task ExpectAll(params object[] expected)
    {
        foreach (var message in expected)
        {
            Assert.Equal(message, await Expect<object>());
        }
    }

    /// <summary>Whatever actors that have settled sent to the probe has arrived once this returns.</summary>
    public async Task ExpectNothing()
    {
        Ref.Tell("nothing before this");
        await Expect("nothing before this");
    }

    public void Watch(IActorRef subject) => probe.Watch(subject);
}
