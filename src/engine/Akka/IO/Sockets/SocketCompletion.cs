using System.Net.Sockets;
using Akka.Dispatch;
using Akka.Event;
using Akka.IO.Channels;

namespace Akka.IO.Sockets;

/// <summary>
/// An asynchronous operation that is used again and again, one at a time. It completes on some thread of the runtime and is
/// carried from there to its owner's, where <see cref="Finish"/> runs.
/// </summary>
internal abstract class SocketCompletion : SocketAsyncEventArgs, IRunnable, IDeadLetterSuppression
{
    private readonly ICompletionTarget _target;
    private volatile bool _released;

    protected SocketCompletion(ICompletionTarget target)
        : base(true) => _target = target;

    /// <summary>True from the operation's begin until <see cref="Finish"/>.</summary>
    public bool Busy { get; private set; }

    public void Run()
    {
        Busy = false;
        if (_released)
        {
            AcceptSocket?.Dispose();
            Dispose();
        }
        else
        {
            Finish();
        }
    }

    public void Execute() => Run();

    /// <summary>Begins the operation. Done at once or not, it is finished in a later turn of the owner, never within this call.</summary>
    protected void Begin()
    {
        Busy = true;
        try
        {
            if (!Operate())
            {
                _target.Post(this);
            }
        }
        catch (ObjectDisposedException)
        {
            SocketError = SocketError.OperationAborted;
            _target.Post(this);
        }
    }

    /// <summary>The owner is done with it: it is disposed of now, or when the operation under way ends.</summary>
    public void Release()
    {
        _released = true;
        if (!Busy)
        {
            Dispose();
        }
    }

    /// <summary>Calls the ...Async method of the socket; false if it is done already.</summary>
    protected abstract bool Operate();

    /// <summary>The operation has ended; runs on the owner's thread.</summary>
    protected abstract void Finish();

    protected sealed override void OnCompleted(SocketAsyncEventArgs e)
    {
        if (_released)
        {
            Run();
        }
        else
        {
            _target.Post(this);
        }
    }
}
