using System.Net;
using System.Net.Sockets;

namespace Architecture.Tests.Readme;

/// <summary>The README's commands do what it says they do.</summary>
public sealed class ReadmeTests
{
    private const string List = "readme-commands.txt";

    [Fact]
    public async Task Every_console_block_runs_and_prints_what_it_shows()
    {
        var elsewhere = Elsewhere().Select(e => e.Command).ToHashSet();
        var port = FreePort();
        var transcripts = ReadmeBlock.ReadAll().Where(b => b.Language == "console").SelectMany(Transcript.Of).Where(t => !elsewhere.Contains(t.Command)).ToArray();
        Assert.NotEmpty(transcripts);
        ReadmeShell? server = null;
        try
        {
            foreach (var transcript in transcripts.Select(t => t.OnPort(port)))
            {
                if (transcript.Serves)
                {
                    // The README's servers all use the same port, so one ends before the next begins.
                    await Stop(server);
                    server = new ReadmeShell(transcript);
                    await server.WaitUntilShown();
                }
                else
                {
                    using var command = new ReadmeShell(transcript);
                    await command.WaitUntilEnded();
                }
            }

            await Stop(server);
        }
        finally
        {
            server?.Dispose();
        }
    }

    [Fact]
    public void Every_command_is_run_by_something()
    {
        var typed = ReadmeBlock.ReadAll().SelectMany(b => b.Commands.Select(c => (b.Language, Command: c))).ToArray();
        var elsewhere = Elsewhere().ToArray();
        var unrun = typed.Where(t => t.Language != "console" && elsewhere.All(e => e.Command != t.Command)).Select(t => $"nothing runs `{t.Command}`");
        var stale = elsewhere.Where(e => typed.All(t => t.Command != e.Command)).Select(e => $"{List} names `{e.Command}`, which the README does not have");
        var wrong = elsewhere.Where(e => !Runs(e.Runner, e.Command)).Select(e => $"{e.Runner} does not run `{e.Command}`");
        Findings.None([.. unrun, .. stale, .. wrong]);
    }

    // A C# block is compiled because it stands, line by line, in a source file of the tests.
    [Fact]
    public void Every_CSharp_block_is_compiled_by_a_test()
    {
        var sources = Repository.SourceFiles("tests").Select(f => Normal(File.ReadLines(Repository.PathOf(f)))).ToArray();
        var blocks = ReadmeBlock.ReadAll().Where(b => b.Language is "csharp" or "cs" or "c#");
        Findings.None(blocks.Where(b => !sources.Any(s => s.Contains(Normal(b.Text), StringComparison.Ordinal))).Select(b => $"README.md:{b.Line}: no file under tests has this block"));
    }

    private static string Normal(IEnumerable<string> lines) => string.Join('\n', lines.Select(l => l.Trim()).Where(l => l.Length > 0));

    private static Task Stop(ReadmeShell? server) => server?.Stop() ?? Task.CompletedTask;

    private static IEnumerable<(string Command, string Runner)> Elsewhere() =>
        CommittedList.Read(List).Select(l => l.Split(" -> ")).Select(l => (l[0], l[1]));

    private static bool Runs(string runner, string command) =>
        runner.StartsWith("by hand: ", StringComparison.Ordinal)
        || (File.Exists(Repository.PathOf(runner)) && File.ReadAllText(Repository.PathOf(runner)).Contains(command, StringComparison.Ordinal));

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
