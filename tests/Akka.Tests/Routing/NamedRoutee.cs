using Akka.Actor;
using Akka.Routing;

namespace Akka.Tests.Routing;

/// <summary>A routee that keeps what it is sent.</summary>
internal sealed class NamedRoutee(string name) : Routee
{
    public List<object> Received { get; } = [];

    public static NamedRoutee[] Make(int count) => [.. Enumerable.Range(0, count).Select(i => new NamedRoutee($"r{i}"))];

    public override void Send(object message, IActorRef? sender) => Received.Add(message);

    public override string ToString() => name;
}
