using System.Text.RegularExpressions;

namespace Architecture.Tests.Readme;

/// <summary>
/// A command of a console block and the output that the block shows for it: "…" stands for any text in a line, alone in a line
/// for any lines.
/// </summary>
internal sealed record Transcript(string Command, int Line, IReadOnlyList<string> Output)
{
    private const string DefaultPort = "7007";

    // What the README writes for a program that is not installed, longest first.
    private static readonly string[] _program = ["dotnet run --project src/ActorEcho.Host -c Release -- ", "dotnet run --project src/ActorEcho.Host -c Release", "actorecho"];

    /// <summary>It runs until it is told to stop.</summary>
    public bool Serves => Arguments is { } arguments && (arguments.Length == 0 || arguments.StartsWith("serve", StringComparison.Ordinal) || arguments.StartsWith("--listen", StringComparison.Ordinal));

    private string? Arguments => _program.Where(p => Command.StartsWith(p, StringComparison.Ordinal)).Select(p => Command[p.Length..].Trim()).FirstOrDefault();

    public static IEnumerable<Transcript> Of(ReadmeBlock block)
    {
        for (var i = 0; i < block.Text.Count; i++)
        {
            if (IsCommand(block.Text[i]))
            {
                yield return new Transcript(block.Text[i][2..], block.Line + i, [.. block.Text.Skip(i + 1).TakeWhile(l => !IsCommand(l) && l != "^C")]);
            }
        }
    }

    /// <summary>The same on another port, since the default one may be taken.</summary>
    public Transcript OnPort(int port) => this with
    {
        Command = Command.Replace(DefaultPort, $"{port}", StringComparison.Ordinal)
            + (Serves && !Command.Contains("--listen", StringComparison.Ordinal) ? $"{(Command.EndsWith(" Release", StringComparison.Ordinal) ? " --" : "")} --listen 127.0.0.1:{port}" : ""),
        Output = [.. Output.Select(l => l.Replace(DefaultPort, $"{port}", StringComparison.Ordinal))],
    };

    /// <summary>The command with the built program in the place of `dotnet run`.</summary>
    public string ForShell() => Arguments is { } arguments ? $"exec actorecho {arguments}" : Command;

    public bool Shows(string printed) => Matches(printed, "$");

    /// <summary>Whether a program that is still running has printed that by now.</summary>
    public bool ShowsSoFar(string printed) => Matches(printed, "");

    private bool Matches(string printed, string end)
    {
        var lines = Output.Select(l => l == "…" ? "(?:.*\n)*?" : Regex.Escape(l).Replace("…", ".*", StringComparison.Ordinal) + "\n");
        var text = printed.Length == 0 || printed.EndsWith('\n') ? printed : printed + "\n";
        return Regex.IsMatch(text, $"^{string.Concat(lines)}{end}", RegexOptions.None, TimeSpan.FromSeconds(5));
    }

    private static bool IsCommand(string line) => line.StartsWith("$ ", StringComparison.Ordinal);
}
