using Akka.Actor;

namespace Akka.IO;

public partial class Tcp
{
    /// <summary>Tells a new connection who handles it. Nothing is read before.</summary>
    public class Register : Command
    {
        /// <param name="handler">Gets <see cref="Received"/> and the one <see cref="ConnectionClosed"/>; the connection ends when it dies.</param>
        /// <param name="keepOpenOnPeerClosed">True: our side may still write once the peer has ended its own.</param>
        /// <param name="useResumeWriting">True: after a write failed, all fail until <see cref="ResumeWriting"/>.</param>
        public Register(IActorRef handler, bool keepOpenOnPeerClosed = false, bool useResumeWriting = true)
        {
            ArgumentNullException.ThrowIfNull(handler);
            Handler = handler;
            KeepOpenOnPeerClosed = keepOpenOnPeerClosed;
            UseResumeWriting = useResumeWriting;
        }

        public IActorRef Handler { get; }

        public bool KeepOpenOnPeerClosed { get; }

        public bool UseResumeWriting { get; }

        public override string ToString() =>
            $"Register(handler: {Handler}, keepOpenOnPeerClosed: {KeepOpenOnPeerClosed}, useResumeWriting: {UseResumeWriting})";
    }

    /// <summary>Bytes from the peer. They may be kept; <see cref="ByteString.Compact"/> what is kept for long.</summary>
    public sealed class Received : Event
    {
        public Received(ByteString data) => Data = data;

        public ByteString Data { get; }

        public override string ToString() => $"Received({Data.Count} bytes)";
    }

    public class SuspendReading : Command
    {
        public static readonly SuspendReading Instance = new();

        private SuspendReading()
        {
        }
    }

    public class ResumeReading : Command
    {
        public static readonly ResumeReading Instance = new();

        private ResumeReading()
        {
        }
    }

    /// <summary>Lets writes in again after one failed; answered with <see cref="WritingResumed"/> when the write queue is empty.</summary>
    public class ResumeWriting : Command
    {
        public static readonly ResumeWriting Instance = new();

        private ResumeWriting()
        {
        }
    }

    public class WritingResumed : Event
    {
        public static readonly WritingResumed Instance = new();

        private WritingResumed()
        {
        }
    }
}
