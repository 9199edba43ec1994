namespace Akka.Actor;

public abstract partial class FSMBase
{
    /// <summary>Where a machine is or goes next, and what to do on the way. Immutable: each refinement is a new one.</summary>
    public sealed class State<TS, TD> : IEquatable<State<TS, TD>>
    {
        private static readonly IReadOnlyList<object> NoReplies = [];

        public State(
            TS stateName,
            TD stateData,
            TimeSpan? timeout = null,
            Reason? stopReason = null,
            IReadOnlyList<object>? replies = null,
            bool notifies = true)
        {
            StateName = stateName;
            StateData = stateData;
            Timeout = timeout;
            StopReason = stopReason;
            Replies = replies ?? NoReplies;
            Notifies = notifies;
        }

        public TS StateName { get; }

        public TD StateData { get; }

        /// <summary>How long to wait for a message; null for what the state has by default, <see cref="TimeSpan.MaxValue"/> for ever.</summary>
        public TimeSpan? Timeout { get; }

        public Reason? StopReason { get; }

        /// <summary>What the sender is told, in this order.</summary>
        public IReadOnlyList<object> Replies { get; }

        /// <summary>False to stay without a transition being seen.</summary>
        internal bool Notifies { get; }

        /// <summary>Sends a <see cref="StateTimeout"/> if nothing else comes in time; <see cref="TimeSpan.MaxValue"/> switches the state's own timeout off.</summary>
        public State<TS, TD> ForMax(TimeSpan timeout) => new(StateName, StateData, timeout, StopReason, Replies, Notifies);

        public State<TS, TD> Replying(object replyValue) =>
            new(StateName, StateData, Timeout, StopReason, [.. Replies, replyValue], Notifies);

        public State<TS, TD> Using(TD nextStateData) => new(StateName, nextStateData, Timeout, StopReason, Replies, Notifies);

        public bool Equals(State<TS, TD>? other) =>
            other is not null
            && EqualityComparer<TS>.Default.Equals(StateName, other.StateName)
            && EqualityComparer<TD>.Default.Equals(StateData, other.StateData)
            && Timeout == other.Timeout
            && Equals(StopReason, other.StopReason)
            && Replies.SequenceEqual(other.Replies);

        public override bool Equals(object? obj) => Equals(obj as State<TS, TD>);

        public override int GetHashCode() => HashCode.Combine(StateName, StateData, Timeout, StopReason);

        public override string ToString() => $"{StateName}, {StateData}";

        internal State<TS, TD> WithStopReason(Reason reason) => new(StateName, StateData, Timeout, reason, Replies, Notifies);

        internal State<TS, TD> WithoutNotification() => new(StateName, StateData, Timeout, StopReason, Replies, notifies: false);
    }
}
