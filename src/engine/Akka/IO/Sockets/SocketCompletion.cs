using System.Net.Sockets;
using Akka.Dispatch;
using Akka.Event;
using Akka.IO.Channels;

namespace Akka.IO.Sockets;

/// <summary>
/// An asynchronous operation that is used again and again, one at a time. It completes on some thread of the runtime and is
/// carried from there to its owner's, where <see cref="Finish"/> runs.
/// </summary>
/// <remarks>
/// An owner that ends takes the completions in its mailbox with it, so what a released one brought is closed by whoever comes second: the one
/// who releases or the one who completes.
/// </remarks>
internal abstract class SocketCompletion : SocketAsyncEventArgs, IRunnable, IDeadLetterSuppression
{
    private const int Idle = 0;
    private const int Begun = 1;
    private const int Ended = 2;
    private const int Released = 3;

    private readonly ICompletionTarget _target;
    private int _state;

    protected SocketCompletion(ICompletionTarget target)
        : base(true) => _target = target;

    /// <summary>True from the operation's begin until <see cref="Finish"/>.</summary>
    public bool Busy => Volatile.Read(ref _state) is Begun or Ended;

    public void Run()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Ended) == Ended)
        {
            Finish();
        }
    }

    public void Execute() => Run();

    /// <summary>Begins the operation. Done at once or not, it is finished in a later turn of the owner, never within this call.</summary>
    protected void Begin()
    {
        Volatile.Write(ref _state, Begun);
        try
        {
            if (!Operate())
            {
                End();
            }
        }
        catch (ObjectDisposedException)
        {
            SocketError = SocketError.OperationAborted;
            End();
        }
    }

    /// <summary>The owner is done with it: it is disposed of now, or when the operation under way ends.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref _state, Released) != Begun)
        {
            CleanUp();
        }
    }

    /// <summary>Calls the ...Async method of the socket; false if it is done already.</summary>
    protected abstract bool Operate();

    /// <summary>The operation has ended; runs on the owner's thread.</summary>
    protected abstract void Finish();

    protected sealed override void OnCompleted(SocketAsyncEventArgs e) => End();

    private void End()
    {
        if (Interlocked.CompareExchange(ref _state, Ended, Begun) == Begun)
        {
            _target.Post(this);
        }
        else
        {
            CleanUp();
        }
    }

    private void CleanUp()
    {
        SocketsDriver.Reset(AcceptSocket);
        Dispose();
    }
}
