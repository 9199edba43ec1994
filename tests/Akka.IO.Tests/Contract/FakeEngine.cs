using System.Globalization;
using ActorEcho.TestKit;
using ActorEcho.TestKit.Engine;
using ActorEcho.TestKit.Network;
using Akka.Actor;

namespace Akka.IO.Tests.Contract;

/// <summary>
/// What the test kit puts in the place of this engine's Tcp manager, as one more driver of the contract: scenarios prove as much as this fake is
/// like the real thing. <c>fake</c> has a network on which everything arrives at once and whole, <c>fake:N</c> one that the seed N makes awkward.
/// </summary>
/// <remarks>
/// Cases that stay with the real drivers ask for what a fake without sockets, files and names has not: socket options, descriptors and errors of
/// <c>accept</c>, threads and loops, Unix sockets, <c>WriteFile</c>, the resolution of names and the timeout and retries of <c>Connect</c>; or for what
/// is this engine's own beyond Akka.IO's contract: <c>max-channels</c>, <c>pending-writes-mark</c>, trace logging.
/// </remarks>
internal sealed class FakeEngine
{
    private const string Name = "fake";

    private FakeEngine(int? seed, string settings)
    {
        System = ScenarioSystem.Create($"akka.io.tcp {{ {settings}\n }}");
        Time = (VirtualTime)System.Scheduler;
        if (seed is { } given)
        {
            Time.Shuffle(given);
        }

        var network = (seed is null ? NetworkOptions.Perfect : new NetworkOptions()) with { BufferSize = 32 * 1024 };
        Network = new FakeNetwork(Time, seed ?? 0, network, new Trace(Time));
        Manager = System.ActorOf(FakeTcpManager.PropsFor(Network), "tcp");
    }

    public static string[] Drivers => [Name, $"{Name}:1", $"{Name}:2", $"{Name}:3"];

    public ActorSystem System { get; }

    public VirtualTime Time { get; }

    public FakeNetwork Network { get; }

    public IActorRef Manager { get; }

    public static FakeEngine? For(string driver, string settings) =>
        driver == Name ? new FakeEngine(null, settings)
        : driver.StartsWith(Name + ":", StringComparison.Ordinal) ? new FakeEngine(int.Parse(driver[(Name.Length + 1)..], CultureInfo.InvariantCulture), settings)
        : null;

    public void Terminate()
    {
        var terminated = System.Terminate();
        Assert.True(ScenarioSystem.Await(Time, () => terminated.IsCompleted, TimeSpan.FromSeconds(15)), "The system does not end.");
    }
}
