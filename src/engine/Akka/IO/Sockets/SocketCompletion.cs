using System.Net.Sockets;
using Akka.Dispatch;
using Akka.IO.Channels;

namespace Akka.IO.Sockets;

/// <summary>
/// An asynchronous operation that is used again and again, one at a time. It completes on some thread of the runtime and is
/// carried from there to its owner's, where <see cref="Finish"/> runs.
/// </summary>
internal abstract class SocketCompletion : SocketAsyncEventArgs, IRunnable
{
    private readonly ICompletionTarget _target;

    protected SocketCompletion(ICompletionTarget target)
        : base(true) => _target = target;

    /// <summary>True from the operation's begin until <see cref="Finish"/>.</summary>
    public bool Busy { get; private set; }

    public void Run()
    {
        Busy = false;
        Finish();
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

    /// <summary>Calls the ...Async method of the socket; false if it is done already.</summary>
    protected abstract bool Operate();

    /// <summary>The operation has ended; runs on the owner's thread.</summary>
    protected abstract void Finish();

    protected sealed override void OnCompleted(SocketAsyncEventArgs e) => _target.Post(this);
}
