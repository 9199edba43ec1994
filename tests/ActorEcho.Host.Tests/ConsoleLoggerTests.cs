using System.Globalization;
using System.Text;
using ActorEcho.Host.Logging;
using Microsoft.Extensions.Logging;

namespace ActorEcho.Host.Tests;

public sealed class ConsoleLoggerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void That_nobody_reads_the_log_is_no_affair_of_those_who_log(bool isClosed)
    {
        using var output = new Unread(isClosed);
        using (var factory = new ConsoleLoggerFactory(output, LogFormat.Text))
        {
            factory.CreateLogger("a").LogInformation("line");
            factory.CreateLogger("a").LogInformation("line");
        }

        Assert.Equal(2, output.Writes);
    }

    [Fact]
    public void An_output_that_is_not_read_costs_lines_that_are_counted_and_holds_up_nobody()
    {
        const int Lines = 20_000;
        using var output = new Blocked();
        using var ended = new ConsoleLoggerFactory(output, LogFormat.Text);
        var text = new string('x', 1000);
        for (var i = 0; i < Lines; i++)
        {
            ended.Warn(text);
        }

        output.Gate.Set();
        Assert.True(SpinWait.SpinUntil(() => output.Text.Contains("lines of the log are lost", StringComparison.Ordinal), Patience));
        var line = output.Text.Split('\n').Single(l => l.Contains("lost", StringComparison.Ordinal));
        Assert.Contains(" warning ", line, StringComparison.Ordinal);
        var lost = int.Parse(line.Split(' ').First(w => w.All(char.IsAsciiDigit) && w.Length > 0), CultureInfo.InvariantCulture);
        Assert.True(SpinWait.SpinUntil(() => output.Text.Count(c => c == '\n') == Lines - lost + 1, Patience));
        Assert.InRange(lost, Lines - 4300, Lines - 3000);
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

    /// <summary>A pipe that is full.</summary>
    private sealed class Blocked : MemoryStream
    {
        private readonly StringBuilder _text = new();

        public ManualResetEventSlim Gate { get; } = new();

        public string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString();
                }
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Gate.Wait(Patience);
            lock (_text)
            {
                _text.Append(Encoding.UTF8.GetString(buffer));
            }
        }
    }
}
