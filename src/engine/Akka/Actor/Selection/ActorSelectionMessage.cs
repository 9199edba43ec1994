namespace Akka.Actor;

/// <summary>A message on its way along a selection.</summary>
public class ActorSelectionMessage(object message, SelectionPathElement[] elements, bool wildCardFanOut = false)
    : IAutoReceivedMessage, IPossiblyHarmful, IWrappedMessage
{
    public object Message { get; } = message;

    public SelectionPathElement[] Elements { get; } = elements;

    /// <summary>Whether a wildcard led here, so that finding nobody is no fault.</summary>
    public bool WildCardFanOut { get; } = wildCardFanOut;

    public ActorSelectionMessage Copy(object? message = null, SelectionPathElement[]? elements = null, bool? wildCardFanOut = null) =>
        new(message ?? Message, elements ?? Elements, wildCardFanOut ?? WildCardFanOut);

    public override string ToString() => $"ActorSelectionMessage - Message: {Message}, Path: {string.Join('/', Elements.AsEnumerable())}";
}
