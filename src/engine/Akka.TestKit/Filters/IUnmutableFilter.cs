namespace Akka.TestKit;

/// <summary>Events that are muted until this is called or disposed of.</summary>
public interface IUnmutableFilter : IDisposable
{
    void Unmute();
}
