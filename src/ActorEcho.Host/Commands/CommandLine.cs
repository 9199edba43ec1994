using System.CommandLine;
using System.CommandLine.Help;
using ActorEcho.Host.Configuration;
using ActorEcho.Logging;
using Hocon;

namespace ActorEcho.Host.Commands;

/// <summary>The commands and options of <c>actorecho</c>.</summary>
internal static class CommandLine
{
    private static readonly Option<string?> Config = new("--config") { Description = "A HOCON file that lies over the defaults.", HelpName = "FILE", Recursive = true };

    private static readonly Option<string[]> Listen = new("--listen")
    {
        Description = "Listen here instead of where the configuration says; may be repeated.",
        HelpName = "HOST:PORT",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "Set a value of the configuration; may be repeated.",
        HelpName = "KEY=VALUE",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> LogLevel = new Option<string?>("--log-level") { Description = "What to log; info if nothing else is configured.", Recursive = true }
        .AcceptOnlyFromAmong("debug", "info", "warning", "error", "off");

    private static readonly Option<string?> LogFormat = new Option<string?>("--log-format") { Description = "How to log; text if nothing else is configured.", Recursive = true }
        .AcceptOnlyFromAmong("text", "json");

    public static async Task<int> RunAsync(string[] args)
    {
        // A RootCommand would take its name from the assembly, which is not the program's.
        var root = new Command("actorecho", "A TCP echo server, made of actors.") { new HelpOption(), new VersionOption(), Config, Listen, Set, LogLevel, LogFormat };
        root.SetAction((parsed, _) => RunAsync(parsed, ServeCommand.RunAsync));
        var serve = new Command("serve", "Serve until SIGTERM, SIGINT or SIGHUP (the default command).");
        serve.SetAction((parsed, _) => RunAsync(parsed, ServeCommand.RunAsync));
        var config = new Command("config", "Print the effective configuration, and where each value comes from.");
        config.SetAction((parsed, _) => RunAsync(parsed, ConfigCommand.RunAsync));
        root.Subcommands.Add(serve);
        root.Subcommands.Add(config);
        root.Subcommands.Add(ConnectCommand.Create());
        root.Subcommands.Add(PingCommand.Create());
        root.Subcommands.Add(SpecCommand.Create());

        // Signals are the server's own affair: it drains on the first, and the library would give it 2 s.
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var told = parsed.Errors.Select(error => error.Message).Append("Try 'actorecho --help'.");
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, told));
            return ExitCode.Configuration;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<EffectiveConfiguration, Task<int>> command)
    {
        try
        {
            return await command(EffectiveConfiguration.Load(Layers(parsed)));
        }
        catch (Exception wrong) when (wrong is HoconException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCode.Configuration;
        }
        catch (Exception fault)
        {
            var told = parsed.GetValue(LogLevel) == "debug" ? fault.ToString() : $"{fault.GetType().Name}: {Escape.Text(fault.Message)} (--log-level debug says where)";
            await Console.Error.WriteLineAsync($"actorecho: internal error: {told}");
            return ExitCode.Internal;
        }
    }

    private static ConfigurationLayers Layers(ParseResult parsed) => new()
    {
        File = parsed.GetValue(Config),
        Environment = EnvironmentLayer.ReadProcess(),
        Settings = parsed.GetValue(Set) ?? [],
        LogLevel = parsed.GetValue(LogLevel),
        LogFormat = parsed.GetValue(LogFormat),
        Listen = parsed.GetValue(Listen) ?? [],
    };
}
