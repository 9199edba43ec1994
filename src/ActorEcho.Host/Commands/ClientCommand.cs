using System.CommandLine;
using System.Security.Authentication;
using ActorEcho.Client;

namespace ActorEcho.Host.Commands;

/// <summary>What the commands that talk to a server have in common: how mistakes and failures are told, and the exit code.</summary>
internal static class ClientCommand
{
    public static async Task<int> RunAsync(string name, string? server, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (ClientException wrong)
        {
            return await TellAsync(name, wrong.Message, wrong.Failure == ClientFailure.Unreachable ? ExitCode.Unreachable : ExitCode.Broken);
        }
        catch (AuthenticationException wrong)
        {
            return await TellAsync(name, $"no TLS with {server}: {wrong.Message} (--ca FILE says whom to trust, --insecure asks nobody)", ExitCode.Unreachable);
        }
        catch (Exception wrong) when (wrong is UsageException or IOException or UnauthorizedAccessException)
        {
            return await TellAsync(name, wrong.Message, ExitCode.Configuration);
        }
    }

    /// <summary>A number of seconds.</summary>
    /// <exception cref="UsageException">It is none that makes sense.</exception>
    public static TimeSpan Seconds(Option<double> option, ParseResult parsed) => parsed.GetValue(option) is > 0 and <= 86_400 and var seconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new UsageException($"{option.Name} {parsed.GetValue(option)}: expected seconds, more than 0 and at most 86400");

    private static async Task<int> TellAsync(string name, string message, int code)
    {
        await Console.Error.WriteLineAsync($"actorecho {name}: {message}");
        return code;
    }
}
