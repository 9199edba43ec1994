using Akka.Actor;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    private ChildTable? _children;

    /// <summary>Whether a restart, a creation or the end waits for children.</summary>
    private bool IsWaitingForChildren => _children?.Awaited is not (null or EndOfChildren.Terminate);

    private bool IsTerminating => _children?.Awaited is EndOfChildren.Terminate;

    public IActorRef ActorOf(Props props, string? name = null) => MakeChild(props, name, isSystem: false);

    public IActorRef Child(string name) => GetChild(name) ?? (IActorRef)ActorRefs.Nobody;

    public IEnumerable<IActorRef> GetChildren() => SnapshotChildren();

    /// <remarks>Any actor may be named; of one's own children the cell remembers that they are ending.</remarks>
    public void Stop(IActorRef child)
    {
        if (_children is { } children && FindChild(child) is not null)
        {
            children.MarkEnding(child);
        }

        ((IInternalActorRef)child).Stop();
    }

    /// <summary>Safe on any thread.</summary>
    internal IInternalActorRef? GetChild(string name) => Volatile.Read(ref _children)?.Find(name);

    internal IInternalActorRef[] SnapshotChildren() => Volatile.Read(ref _children)?.Snapshot() ?? [];

    internal IActorRef MakeChild(Props props, string? name, bool isSystem)
    {
        if (props is null)
        {
            throw new ArgumentNullException(nameof(props), "An actor is made of props; there are none.");
        }

        if (name is not null && !isSystem && !ActorPath.IsValidPathElement(name))
        {
            throw new InvalidActorNameException(name.Length == 0
                ? "An actor's name must not be empty; leave it out (null) to have one made."
                : $"'{name}' cannot be the name of an actor: it must not start with '$' and may hold only ASCII letters, digits, {ActorPath.ValidSymbols} and %XX.");
        }

        var children = Children();
        var reserved = children.Reserve(name, Self);
        try
        {
            var path = new ChildActorPath(Self.Path, reserved, SystemImpl.NextUid());
            var child = SystemImpl.Provider.MakeRef(props, Self, path);
            children.Fill(reserved, child);
            child.Start();
            return child;
        }
        catch
        {
            children.Release(reserved);
            if (IsTerminating)
            {
                Self.Stop(); // The end may wait for the child of this name.
            }

            throw;
        }
    }

    /// <summary>The default before a restart: no child survives, and none is watched any more.</summary>
    internal void StopAndForgetChildren()
    {
        foreach (var child in SnapshotChildren())
        {
            Unwatch(child);
            Stop(child);
        }
    }

    private void StopChildren()
    {
        foreach (var child in SnapshotChildren())
        {
            Stop(child);
        }
    }

    private void SuspendChildren(Func<IActorRef, bool> except)
    {
        foreach (var child in SnapshotChildren())
        {
            if (!except(child))
            {
                child.Suspend();
            }
        }
    }

    /// <remarks>The failure went up from one child at most. The others were suspended with it, or have failures of their own that still wait.</remarks>
    private void ResumeChildren(Exception? causedByFailure, IActorRef? perpetrator)
    {
        foreach (var child in SnapshotChildren())
        {
            child.Resume(child.Equals(perpetrator) ? causedByFailure : null);
        }
    }

    private IInternalActorRef? FindChild(IActorRef actor)
    {
        var child = Volatile.Read(ref _children)?.Find(actor.Path.Name);
        return child is not null && child.Equals(actor) ? child : null;
    }

    /// <returns>Whether there are children to wait for.</returns>
    private bool WaitForChildren(EndOfChildren then)
    {
        if (then is EndOfChildren.Terminate)
        {
            Interlocked.CompareExchange(ref _children, ChildTable.Ended, null); // An actor that never had a child never gets one.
        }

        return _children is { } children && !ReferenceEquals(children, ChildTable.Ended) && children.Await(then);
    }

    private void HandleChildEnd(IActorRef actor)
    {
        if (FindChild(actor) is not { } child)
        {
            return;
        }

        var next = _children!.Remove(child);
        TellStrategy(actor);

        switch (next)
        {
            case EndOfChildren.Restart restart:
                FinishRestart(restart.Cause);
                break;
            case EndOfChildren.Create:
                FinishCreateAnew();
                break;
            case EndOfChildren.Terminate:
                FinishTerminate();
                break;
            default:
                break;
        }
    }

    /// <summary>A strategy that throws is this actor's failure; the restart or the end that waits for the child comes all the same.</summary>
    private void TellStrategy(IActorRef endedChild)
    {
        if (_actor is null)
        {
            return;
        }

        try
        {
            // Enumerated by strategies that look at the others only: a copy for each of ten thousand children that end is too much.
            Strategy.HandleChildTerminated(this, endedChild, Children());
        }
        catch (Exception e)
        {
            HandleFailure(e);
        }
    }

    private ChildTable Children() => Volatile.Read(ref _children)
        ?? Interlocked.CompareExchange(ref _children, new ChildTable(), null)
        ?? _children;
}
