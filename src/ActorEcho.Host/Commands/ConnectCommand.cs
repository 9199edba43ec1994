using System.CommandLine;
using ActorEcho.Client;

namespace ActorEcho.Host.Commands;

/// <summary><c>actorecho connect</c>: what comes in goes to a server, and what the server sends goes out.</summary>
internal static class ConnectCommand
{
    private const int Piece = 64 * 1024;

    private static readonly Argument<string> Server = new("HOST:PORT") { Description = "The server." };
    private static readonly Option<bool> Hex = new("--hex") { Description = "Print what comes as a dump of its bytes." };
    private static readonly Option<double> Timeout = new("--timeout") { Description = "Seconds that connecting may take.", HelpName = "SECONDS", DefaultValueFactory = _ => 10 };

    public static Command Create()
    {
        var command = new Command(
            "connect",
            "Send standard input to a server, end our side with it, and print what comes until the server ends. Exit code 0: the server ended in good order, 6: it cannot be reached, 7: the connection broke.")
        {
            Server, Hex, Timeout, TlsClient.Tls, TlsClient.Authority, TlsClient.Insecure,
        };
        command.SetAction((parsed, cancellation) => ClientCommand.RunAsync("connect", parsed.GetValue(Server), () => RunAsync(parsed, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var remote = RemoteAddress.Parse(parsed.GetValue(Server)!);
        var patience = ClientCommand.Seconds(Timeout, parsed);
        using var system = ClientSystem.Create();
        var target = new ClientTarget(system, remote, TlsClient.Options(parsed, remote), patience);
        var (stream, raw) = await target.ConnectAsync(cancellation);
        await using var output = Console.OpenStandardOutput();
        await using Stream printed = parsed.GetValue(Hex) ? new HexDump(output) : output;
        var sending = SendAsync(stream, raw, cancellation);
        var printing = stream.CopyToAsync(printed, Piece, cancellation);

        // Once the server has ended nobody wants the rest of our input; a send that fails says why before the end does.
        if (await Task.WhenAny(sending, printing) == sending)
        {
            await sending;
        }

        await printing;
        await stream.DisposeAsync();
        return ExitCode.Clean;
    }

    private static async Task SendAsync(Stream stream, ClientStream raw, CancellationToken cancellation)
    {
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(stream, Piece, cancellation);
        await ClientTarget.EndAsync(stream, raw);
    }
}
