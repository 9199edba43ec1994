namespace Akka.IO;

public partial class Tcp
{
    /// <summary>A write that is one piece, with an acknowledgement of its own.</summary>
    public abstract class SimpleWriteCommand : WriteCommand
    {
        /// <summary>Sent to the writer once all bytes are handed to the kernel; a <see cref="NoAck"/> is not.</summary>
        public abstract Event Ack { get; }

        public bool WantsAck => Ack is not NoAck;

        public CompoundWrite Append(WriteCommand that) => that.Prepend(this);
    }

    /// <summary>Bytes to be sent.</summary>
    public class Write : SimpleWriteCommand
    {
        public static readonly Write Empty = new(ByteString.Empty, NoAck.Instance);

        private Write(ByteString data, Event ack)
        {
            Data = data;
            Ack = ack;
        }

        public ByteString Data { get; }

        public override Event Ack { get; }

        public static Write Create(ByteString data) =>
            data is null ? throw new ArgumentNullException(nameof(data)) : data.IsEmpty ? Empty : new Write(data, NoAck.Instance);

        public static Write Create(ByteString data, Event ack)
        {
            ArgumentNullException.ThrowIfNull(data);
            ArgumentNullException.ThrowIfNull(ack);
            return new Write(data, ack);
        }

        public override string ToString() => $"Write({Data.Count} bytes, ack: {Ack})";
    }

    /// <summary>Bytes of a file to be sent, read on the file dispatcher in pieces. The official engine lacks this command.</summary>
    public sealed class WriteFile : SimpleWriteCommand
    {
        private WriteFile(string filePath, long position, long count, Event ack)
        {
            FilePath = filePath;
            Position = position;
            Count = count;
            Ack = ack;
        }

        /// <summary>The file's path; opened when the write's turn comes.</summary>
        public string FilePath { get; }

        /// <summary>The first byte's offset in the file.</summary>
        public long Position { get; }

        /// <summary>How many bytes are sent. A file that ends before breaks the connection, as the peer must not take it for whole.</summary>
        public long Count { get; }

        /// <inheritdoc/>
        public override Event Ack { get; }

        /// <exception cref="ArgumentOutOfRangeException">The position is negative or the count is not positive.</exception>
        public static WriteFile Create(string filePath, long position, long count, Event? ack = null)
        {
            ArgumentException.ThrowIfNullOrEmpty(filePath);
            ArgumentOutOfRangeException.ThrowIfNegative(position);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
            return new WriteFile(filePath, position, count, ack ?? NoAck.Instance);
        }

        /// <inheritdoc/>
        public override string ToString() => $"WriteFile({FilePath}, position: {Position}, count: {Count}, ack: {Ack})";
    }
}
