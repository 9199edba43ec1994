using System.Text;
using Akka.Event;

namespace Akka.Tests.Event;

public sealed class LogEventTextTests
{
    [Theory]
    [InlineData("plain \u00fc \t text", "plain \u00fc \t text")]
    [InlineData("a\r\nb", @"a\r\nb")]
    [InlineData("\u001b[31mred", @"\u001b[31mred")]
    [InlineData("\u0000\u007f\u0085\u009b", @"\u0000\u007f\u0085\u009b")]
    [InlineData("\u202eevil\u2066\u200f\u061c", @"\u202eevil\u2066\u200f\u061c")]
    [InlineData("\u2028\u2029", @"\u2028\u2029")]
    public void What_drives_a_terminal_or_forges_a_line_is_escaped(string text, string expected)
    {
        var target = new StringBuilder();
        LogText.AppendEscaped(target, text);
        Assert.Equal(expected, target.ToString());
    }

    [Fact]
    public void An_event_is_one_line_with_level_time_thread_and_source()
    {
        var it = new Info("akka://s/user/a", typeof(string), "said\nso");
        var time = it.Timestamp.ToString("yyyy-MM-dd HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"[INFO][{time}Z][Thread {Environment.CurrentManagedThreadId:0000}][akka://s/user/a] said\\nso", it.ToString());
    }

    [Fact]
    public void Every_further_line_of_a_cause_is_indented()
    {
        var it = new Error(new TimeoutException("one\n[ERROR] two"), "source", typeof(string), "bad");
        var lines = it.ToString().Split('\n');
        Assert.EndsWith("bad", lines[0].TrimEnd('\r'), StringComparison.Ordinal);
        Assert.All(lines[1..], line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
        Assert.Contains("    [ERROR] two", lines.Select(line => line.TrimEnd('\r')));
    }

    [Fact]
    public void A_malformed_template_is_shown_with_its_arguments()
    {
        var message = new TemplateLogMessage(DefaultLogMessageFormatter.Instance, "{0} {1}", [1]);
        Assert.Throws<FormatException>(() => message.ToString());
        Assert.EndsWith("{0} {1} [1]", new Info("s", typeof(string), message).ToString(), StringComparison.Ordinal);
    }
}
