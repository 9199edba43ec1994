using System.CommandLine;
using System.Diagnostics;
using ActorEcho.Host.Ping;

namespace ActorEcho.Host.Commands;

/// <summary><c>actorecho ping</c>: how long a server takes to accept, and to echo.</summary>
internal static class PingCommand
{
    private static readonly Argument<string> Server = new("HOST:PORT") { Description = "An echo server." };
    private static readonly Option<int> Count = new("-n", "--count") { Description = "Probes; without it they go on until Ctrl-C.", HelpName = "COUNT" };
    private static readonly Option<double> Interval = new("-i", "--interval") { Description = "Seconds from one probe's start to the next's.", HelpName = "SECONDS", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Size = new("-s", "--size") { Description = "Bytes that are echoed, 1 to 65536.", HelpName = "BYTES", DefaultValueFactory = _ => 64 };
    private static readonly Option<double> Timeout = new("--timeout") { Description = "Seconds that a probe may take.", HelpName = "SECONDS", DefaultValueFactory = _ => 5 };

    public static Command Create()
    {
        var command = new Command("ping", "Connect to an echo server again and again, and time it. Exit code 0: at least one probe was echoed, 6: none was.")
        {
            Server, Count, Interval, Size, Timeout, TlsClient.Tls, TlsClient.Authority, TlsClient.Insecure,
        };
        command.SetAction((parsed, _) => ClientCommand.RunAsync("ping", parsed.GetValue(Server), () => RunAsync(parsed)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed)
    {
        var remote = RemoteAddress.Parse(parsed.GetValue(Server)!);
        var (interval, timeout) = (ClientCommand.Seconds(Interval, parsed), ClientCommand.Seconds(Timeout, parsed));
        var size = parsed.GetValue(Size) is > 0 and <= 65_536 and var bytes ? bytes : throw new UsageException($"-s {parsed.GetValue(Size)}: expected 1 to 65536 bytes");
        var count = parsed.GetResult(Count) is null ? int.MaxValue
            : parsed.GetValue(Count) is > 0 and var most ? most
            : throw new UsageException($"-n {parsed.GetValue(Count)}: expected at least 1");
        using var signals = new StopSignals();
        using var system = ClientSystem.Create();
        var target = new ClientTarget(system, remote, TlsClient.Options(parsed, remote), timeout);
        var summary = new PingSummary(target.Name);
        var watch = Stopwatch.StartNew();
        for (var number = 1; number <= count && !signals.First.IsCompleted; number++)
        {
            var probing = Probe.RunAsync(target, number, size);
            if (await Task.WhenAny(probing, signals.First) != probing)
            {
                break;
            }

            var result = await probing;
            summary.Add(result);
            await Console.Out.WriteLineAsync(PingSummary.Line(target.Name, size, result));
            if (number < count && (interval * number) - watch.Elapsed is var wait && wait > TimeSpan.Zero)
            {
                await Task.WhenAny(signals.First, Task.Delay(wait, TimeProvider.System));
            }
        }

        await Console.Out.WriteLineAsync(summary.Text(watch.Elapsed));
        return summary.Answered > 0 ? ExitCode.Clean : ExitCode.Unreachable;
    }
}
