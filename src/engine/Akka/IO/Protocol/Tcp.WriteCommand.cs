using System.Collections;

namespace Akka.IO;

public partial class Tcp
{
    /// <summary>Something to be sent, whole and in order, or not at all.</summary>
    public abstract class WriteCommand : Command
    {
        /// <exception cref="ArgumentException">There is no write, or one is of an unknown kind.</exception>
        public static WriteCommand Create(IEnumerable<WriteCommand> writes)
        {
            ArgumentNullException.ThrowIfNull(writes);
            return Join([.. writes.SelectMany(Parts)]);
        }

        public static WriteCommand Create(params WriteCommand[] writes) => Create((IEnumerable<WriteCommand>)writes);

        public CompoundWrite Prepend(SimpleWriteCommand other) => new(other, this);

        public WriteCommand Prepend(IEnumerable<WriteCommand> writes)
        {
            ArgumentNullException.ThrowIfNull(writes);
            return Join([.. writes.SelectMany(Parts), .. Parts(this)]);
        }

        private static IEnumerable<SimpleWriteCommand> Parts(WriteCommand write) => write switch
        {
            SimpleWriteCommand simple => [simple],
            CompoundWrite compound => compound,
            _ => throw new ArgumentException($"A write of an unknown kind: {write?.GetType()}."),
        };

        /// <summary>A chain built from its end, so that its depth costs no stack.</summary>
        private static WriteCommand Join(List<SimpleWriteCommand> parts)
        {
            if (parts.Count == 0)
            {
                throw new ArgumentException("There must be at least one write.");
            }

            WriteCommand joined = parts[^1];
            for (var i = parts.Count - 2; i >= 0; i--)
            {
                joined = joined.Prepend(parts[i]);
            }

            return joined;
        }
    }

    /// <summary>Several writes as one command: they are queued together, or fail together.</summary>
    public class CompoundWrite : WriteCommand, IEnumerable<SimpleWriteCommand>
    {
        public CompoundWrite(SimpleWriteCommand head, WriteCommand tailCommand)
        {
            ArgumentNullException.ThrowIfNull(head);
            ArgumentNullException.ThrowIfNull(tailCommand);
            Head = head;
            TailCommand = tailCommand;
        }

        public SimpleWriteCommand Head { get; }

        public WriteCommand TailCommand { get; }

        public IEnumerator<SimpleWriteCommand> GetEnumerator()
        {
            WriteCommand rest = this;
            while (rest is CompoundWrite compound)
            {
                yield return compound.Head;
                rest = compound.TailCommand;
            }

            if (rest is SimpleWriteCommand last)
            {
                yield return last;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => $"CompoundWrite({Head}, {TailCommand})";
    }
}
