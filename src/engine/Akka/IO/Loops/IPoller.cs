namespace Akka.IO.Loops;

/// <summary>Where an event loop gets its I/O events. All but <see cref="Wake"/> is called on the loop's thread.</summary>
internal interface IPoller : IDisposable
{
    /// <summary>True when there is work that no event will announce, so that the loop must not sleep.</summary>
    bool HasReady { get; }

    /// <summary>Collects events for the next turn, sleeping for the first if <paramref name="block"/>.</summary>
    void Wait(bool block);

    /// <summary>Handles what was collected, and what was ready without an event, as far as it is good to go without running actors.</summary>
    /// <returns>True if there is more.</returns>
    bool Dispatch();

    /// <summary>Actors had their turn: what they gathered to be sent is sent.</summary>
    void EndRound();

    /// <summary>Ends a <see cref="Wait"/> that sleeps, or the next one. Harmless after disposal.</summary>
    void Wake();
}
