namespace Akka.IO.Uring;

/// <summary>What a completion is of; it stands in the token beside the source's own.</summary>
internal enum UringOperation
{
    /// <summary>A multishot receive.</summary>
    Receive,

    /// <summary>A poll for what a listener or connector watches.</summary>
    Ready,

    /// <summary>A send, of which only that it was not whole is told.</summary>
    Send,

    /// <summary>A poll for room in the send buffer.</summary>
    Writable,

    /// <summary>A poll for nothing but errors, which are always told.</summary>
    Failure,
}
