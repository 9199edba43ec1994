namespace Akka.Actor;

/// <summary>The types that a finite state machine and its observers share.</summary>
public abstract partial class FSMBase : ActorBase
{
    /// <summary>Why a machine ended.</summary>
    public abstract class Reason
    {
    }

    public sealed class Normal : Reason
    {
        private Normal()
        {
        }

        public static Normal Instance { get; } = new();
    }

    /// <summary>The actor was stopped or restarted from outside.</summary>
    public sealed class Shutdown : Reason
    {
        private Shutdown()
        {
        }

        public static Shutdown Instance { get; } = new();
    }

    public sealed class Failure(object cause) : Reason
    {
        public object Cause { get; } = cause;

        public override string ToString() => $"Failure({Cause})";
    }

    /// <summary>What a state's function receives when the state has lasted its maximal time without a message.</summary>
    public sealed class StateTimeout
    {
        private StateTimeout()
        {
        }

        public static StateTimeout Instance { get; } = new();
    }
}
