using Akka.Util;

namespace Akka.IO;

public partial class Tcp
{
    /// <summary>A command was not carried out. Of a write: none of its bytes was sent.</summary>
    public sealed class CommandFailed : Event
    {
        public CommandFailed(Command cmd) => Cmd = cmd;

        private CommandFailed(Command cmd, Option<Exception> cause)
        {
            Cmd = cmd;
            Cause = cause;
        }

        public Command Cmd { get; }

        public Option<Exception> Cause { get; } = Option<Exception>.None;

        public string CauseString => Cause.HasValue ? $" because of {Cause.Value.Message}" : "";

        public CommandFailed WithCause(Exception cause) => new(Cmd, Option<Exception>.Create(cause));

        public override string ToString() => $"CommandFailed({Cmd}){CauseString}";
    }
}
