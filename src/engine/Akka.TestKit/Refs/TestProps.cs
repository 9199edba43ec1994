using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Props that remember why their actor could not be made.</summary>
internal sealed class TestProps : Props
{
    private Exception? _failure;

    internal TestProps(Props props)
        : base(props)
    {
    }

    internal Exception? Failure => Volatile.Read(ref _failure);

    public override ActorBase NewActor()
    {
        try
        {
            return base.NewActor();
        }
        catch (Exception e)
        {
            Volatile.Write(ref _failure, e);
            throw;
        }
    }

    // The cell keeps the very props it was given, so there is no copy that would have to tell this one.
    protected override Props Copy() => new TestProps(this);
}
