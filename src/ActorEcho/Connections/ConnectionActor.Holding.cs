namespace ActorEcho;

/// <summary>How a service that is busy with what it has got keeps its peer waiting.</summary>
public abstract partial class ConnectionActor
{
    private bool _isHeld;

    /// <summary>Whether to read no more for now. What was read already still comes.</summary>
    private protected void Hold(bool isHeld)
    {
        _isHeld = isHeld;
        ReadOn();
    }
}
