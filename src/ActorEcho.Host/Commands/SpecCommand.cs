using System.CommandLine;
using System.Globalization;
using ActorEcho.Host.Spec;

namespace ActorEcho.Host.Commands;

/// <summary><c>actorecho spec</c>: does a server echo as it should, in numbered cases.</summary>
internal static class SpecCommand
{
    private static readonly Argument<string> Server = new("HOST:PORT") { Description = "The echo server." };
    private static readonly Option<string?> Only = new("--only") { Description = "Run only these cases.", HelpName = "N,N..." };
    private static readonly Option<bool> List = new("--list") { Description = "List the cases, and run none." };
    private static readonly Option<double> Timeout = new("--timeout") { Description = "Seconds that one case may take.", HelpName = "SECONDS", DefaultValueFactory = _ => 30 };
    private static readonly Option<double> Silence = new("--silence") { Description = "Seconds of silence in the case of that name.", HelpName = "SECONDS", DefaultValueFactory = _ => SpecOptions.Default.Silence.TotalSeconds };
    private static readonly Option<bool> AsJson = new("--json") { Description = "Print the results as one JSON object." };

    public static Command Create()
    {
        Server.Arity = ArgumentArity.ZeroOrOne; // --list needs none.
        var command = new Command("spec", "Check that a server echoes as it should, in numbered cases. Exit code 0: all passed, 5: some failed, 6: it cannot be reached.")
        {
            Server, Only, List, Timeout, Silence, AsJson, TlsClient.Tls, TlsClient.Authority, TlsClient.Insecure,
        };
        command.SetAction((parsed, cancellation) => ClientCommand.RunAsync("spec", parsed.GetValue(Server), () => RunAsync(parsed, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var cases = Chosen(parsed);
        if (parsed.GetValue(List))
        {
            await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, cases.Select(SpecReport.Line)));
            return ExitCode.Clean;
        }

        return await RunAsync(parsed, cases, cancellation);
    }

    private static async Task<int> RunAsync(ParseResult parsed, IReadOnlyList<SpecCase> cases, CancellationToken cancellation)
    {
        var server = parsed.GetValue(Server) ?? throw new UsageException("expected HOST:PORT, the server");
        var remote = RemoteAddress.Parse(server);
        var limit = ClientCommand.Seconds(Timeout, parsed);
        using var system = ClientSystem.Create();
        var target = new SpecTarget(new ClientTarget(system, remote, TlsClient.Options(parsed, remote), limit));

        // That nobody is there is no failure of a case.
        await (await target.ConnectAsync(cancellation)).DisposeAsync();
        var results = await SpecRunner.RunAsync(target, cases, limit, Told(parsed), cancellation);
        await Console.Out.WriteLineAsync(parsed.GetValue(AsJson) ? SpecReport.Json(server, results) : SpecReport.Summary(results));
        await system.Terminate();
        return results.All(r => r.Passed) ? ExitCode.Clean : ExitCode.SpecFailed;
    }

    private static Action<SpecResult> Told(ParseResult parsed) => parsed.GetValue(AsJson) ? static _ => { } : static result => Console.Out.WriteLine(SpecReport.Line(result));

    private static List<SpecCase> Chosen(ParseResult parsed)
    {
        var all = SpecCases.All(SpecOptions.Default with { Silence = ClientCommand.Seconds(Silence, parsed) });
        if (parsed.GetValue(Only) is not { } only)
        {
            return [.. all];
        }

        var numbers = only.Split(',').Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && all.Any(c => c.Number == number)
            ? number
            : throw new UsageException($"--only {only}: there is no case '{n}'; expected numbers from 1 to {all.Count}, such as 3,7")).ToHashSet();
        return [.. all.Where(c => numbers.Contains(c.Number))];
    }
}
