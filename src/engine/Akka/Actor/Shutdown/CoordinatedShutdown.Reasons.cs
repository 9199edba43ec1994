namespace Akka.Actor;

public sealed partial class CoordinatedShutdown
{
    /// <summary>Why a system is shut down; derive from it for reasons of one's own.</summary>
    public class Reason
    {
        protected Reason()
        {
        }

        public override string ToString() => GetType().Name;
    }

    public class UnknownReason : Reason
    {
        public static readonly Reason Instance = new UnknownReason();

        private UnknownReason()
        {
        }
    }

    public class ActorSystemTerminateReason : Reason
    {
        public static readonly Reason Instance = new ActorSystemTerminateReason();

        private ActorSystemTerminateReason()
        {
        }
    }

    public class ClrExitReason : Reason
    {
        public static readonly Reason Instance = new ClrExitReason();

        private ClrExitReason()
        {
        }
    }

    public class ClusterDowningReason : Reason
    {
        public static readonly Reason Instance = new ClusterDowningReason();

        private ClusterDowningReason()
        {
        }
    }

    public class ClusterLeavingReason : Reason
    {
        public static readonly Reason Instance = new ClusterLeavingReason();

        private ClusterLeavingReason()
        {
        }
    }

    public class ClusterJoinUnsuccessfulReason : Reason
    {
        public static readonly Reason Instance = new ClusterJoinUnsuccessfulReason();

        private ClusterJoinUnsuccessfulReason()
        {
        }
    }
}
