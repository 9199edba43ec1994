using System.Text;
using ActorEcho.Services;
using ActorEcho.TestKit;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Services;

/// <summary>RFC 865, and the file that the quotes come from.</summary>
public sealed class QotdTests : ServiceTest, IDisposable
{
    private const string None = "There is no quote today.\r\n";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Without_a_file_there_are_quotes_one_after_the_other()
    {
        using var scenario = For("qotd", network: NetworkOptions.Perfect);
        var quotes = Enumerable.Range(0, 10).Select(_ => Quote(scenario)).ToArray();
        Assert.Equal(5, quotes.Distinct().Count());
        Assert.All(quotes, quote => Assert.True(quote.EndsWith("\r\n", StringComparison.Ordinal) && quote.Length is > 20 and < 512 && quote.All(c => c is '\r' or '\n' or (>= ' ' and <= '~')), quote));
    }

    [SettingEffect("actorecho.listener.qotd.file")]
    [Fact]
    public void Quotes_come_from_the_file_that_is_set_in_its_order()
    {
        File.WriteAllText(_file, $"%\none\ntwo\n%\n\n%\n{new string('x', 509)}\n%\n{new string('y', 510)}\n%\nlåst\r\n%");
        using var scenario = FromFile();
        Assert.Equal(["one\r\ntwo\r\n", new string('x', 509) + "\r\n", "låst\r\n", "one\r\ntwo\r\n"], [Quote(scenario), Quote(scenario), Quote(scenario), Quote(scenario)]);
    }

    [Fact]
    public void A_file_that_changes_is_read_again()
    {
        File.WriteAllText(_file, "before");
        using var scenario = FromFile();
        Assert.Equal("before\r\n", Quote(scenario));
        File.WriteAllText(_file, "afterwards");
        Assert.Equal("afterwards\r\n", Quote(scenario));
    }

    [Fact]
    public void A_file_that_is_missing_is_logged_once_and_survived()
    {
        File.Delete(_file);
        using var scenario = FromFile();
        Assert.Equal([None, None], [Quote(scenario), Quote(scenario)]);
        File.WriteAllText(_file, "here");
        Assert.Equal("here\r\n", Quote(scenario));
        File.Delete(_file);
        Assert.Equal(["here\r\n", "here\r\n"], [Quote(scenario), Quote(scenario)]);
        Assert.Equal(2, Lines(scenario, $"listener one: qotd.file {_file}: there is no such file; expected quotes"));
        Assert.Equal(1, Lines(scenario, $"listener one: 1 quotes from {_file}"));
    }

    [Theory]
    [InlineData(0, "it has no quote of less than 512 characters")]
    [InlineData((1 << 20) + 1, "it has more than 1 MiB")]
    public void A_file_without_quotes_is_as_good_as_none(int size, string problem)
    {
        File.WriteAllText(_file, new string('x', size));
        using var scenario = FromFile();
        Assert.Equal(None, Quote(scenario));
        Assert.Equal(1, Lines(scenario, problem));
    }

    [Fact]
    public void Neither_the_clients_end_nor_a_drain_comes_before_the_quote()
    {
        using var scenario = Scenario.For(() => new QotdConnection(ActorRefs.Nobody));
        var peer = scenario.Connect();
        peer.End();
        peer.ExpectNothing();
        scenario.Stop();
        peer.ExpectNothing();
        peer.Connection.Tell(new Quote(ByteString.FromString("still here")));
        peer.Expect("still here");
        peer.ExpectEnd();
        Assert.Equal(new ServerStopped(1, 0), scenario.ExpectStopped());
    }

    private Scenario FromFile() => For("qotd", listener => listener with { Qotd = new QotdOptions { File = _file } }, NetworkOptions.Perfect);

    // The file is read outside of the scenario, whose time stands still meanwhile.
    private static string Quote(Scenario scenario)
    {
        var peer = scenario.Connect();
        scenario.Await(() => peer.SawEnd);
        peer.End();
        return Encoding.UTF8.GetString(peer.Received.Span);
    }

    private static int Lines(Scenario scenario, string text) => scenario.Trace.Split('\n').Count(l => l.Contains(text, StringComparison.Ordinal));
}
