namespace Architecture.Tests.Readme;

/// <summary>A fenced block of the README, with its language and the line where its text begins.</summary>
internal sealed record ReadmeBlock(string Language, int Line, IReadOnlyList<string> Text)
{
    /// <summary>What a reader would type: in a console block what follows "$ ", in a shell block each line.</summary>
    public IEnumerable<string> Commands => Language switch
    {
        "console" => Text.Where(l => l.StartsWith("$ ", StringComparison.Ordinal)).Select(l => l[2..]),
        "sh" or "bash" or "shell" => Text.Where(l => l.Length > 0 && l[0] != '#'),
        _ => [],
    };

    public static IReadOnlyList<ReadmeBlock> ReadAll()
    {
        var blocks = new List<ReadmeBlock>();
        var lines = File.ReadAllLines(Repository.PathOf("README.md"));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var text = lines.Skip(i + 1).TakeWhile(l => !l.StartsWith("```", StringComparison.Ordinal)).ToArray();
                blocks.Add(new ReadmeBlock(lines[i][3..].Trim(), i + 2, text));
                i += text.Length + 1;
            }
        }

        return blocks;
    }
}
