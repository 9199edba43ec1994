namespace Akka.IO.Loops;

/// <summary>Where an event loop gets its I/O events. All but <see cref="Wake"/> is called on the loop's thread.</summary>
internal interface IPoller : IDisposable
{
    /// <summary>True when there is work that no event will announce, so that the loop must not sleep.</summary>
    bool HasReady { get; }

    /// <summary>Collects events, sleeping for the first if <paramref name="block"/>.</summary>
    /// <returns>What <see cref="Dispatch"/> is to be called with.</returns>
    int Wait(bool block);

    /// <summary>Handles <paramref name="events"/> collected events, and what was ready without one.</summary>
    void Dispatch(int events);

    /// <summary>Ends a <see cref="Wait"/> that sleeps, or the next one. Harmless after disposal.</summary>
    void Wake();
}
