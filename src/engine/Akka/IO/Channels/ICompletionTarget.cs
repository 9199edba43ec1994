using Akka.Dispatch;

namespace Akka.IO.Channels;

/// <summary>Where a driver without a loop of its own brings a completion that it got on some other thread.</summary>
internal interface ICompletionTarget
{
    /// <summary>Sees that <paramref name="completion"/> is run once, on the owner's thread. Callable from any thread.</summary>
    void Post(IRunnable completion);
}
