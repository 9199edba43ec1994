using ActorEcho.Host.Logging;
using Microsoft.Extensions.Logging;

namespace ActorEcho.Host.Tests;

public sealed class ConsoleLoggerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void That_nobody_reads_the_log_is_no_affair_of_those_who_log(bool isClosed)
    {
        using var output = new Unread(isClosed);
        using var factory = new ConsoleLoggerFactory(output, LogFormat.Text);
        factory.CreateLogger("a").LogInformation("line");
        Assert.Equal(1, output.Writes);
    }

    // What the runtime's console throws: for a pipe without a reader, and for a descriptor that was closed from the start.
    private sealed class Unread(bool isClosed) : MemoryStream
    {
        public int Writes { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Writes++;
            throw isClosed ? new UnauthorizedAccessException() : new IOException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
