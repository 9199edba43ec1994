using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit.TestEvent;

/// <summary>Published on the event stream: the <see cref="TestEventListener"/> no longer prints what these filters are for.</summary>
public sealed class Mute : INoSerializationVerificationNeeded
{
    public Mute(params EventFilterBase[] filters)
        : this((IReadOnlyCollection<EventFilterBase>)filters)
    {
    }

    public Mute(IReadOnlyCollection<EventFilterBase> filters) => Filters = filters;

    public IReadOnlyCollection<EventFilterBase> Filters { get; }
}

/// <summary>Published on the event stream: these filters, muted before, no longer hold.</summary>
public sealed class Unmute : INoSerializationVerificationNeeded
{
    public Unmute(params EventFilterBase[] filters)
        : this((IReadOnlyCollection<EventFilterBase>)filters)
    {
    }

    public Unmute(IReadOnlyCollection<EventFilterBase> filters) => Filters = filters;

    public IReadOnlyCollection<EventFilterBase> Filters { get; }
}
