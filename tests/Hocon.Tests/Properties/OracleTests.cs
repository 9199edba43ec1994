namespace Hocon.Tests.Properties;

public sealed class OracleTests
{
    private const int Documents = 4000;

    [Fact]
    public void Random_documents_resolve_to_what_the_rules_of_merging_give()
    {
        var resolved = 0;
        for (var seed = 0; seed < Documents; seed++)
        {
            var oracle = new Oracle(seed);
            if (oracle.Resolve() is not { } expected)
                continue;
            resolved++;
            var actual = Resolve(oracle.Text);
            Assert.True(expected.Equals(actual), $"seed {seed}:\n{oracle.Text}\nexpected {expected}\nfound    {actual?.ToString() ?? "an error"}");
        }

        Assert.InRange(resolved, Documents / 5, Documents);
    }

    [Fact]
    public void Documents_full_of_cycles_end_soon_with_a_value_or_an_error()
    {
        string[] paths = ["a", "b", "c", "a.x", "a.y", "b.x", "c.x.y", "d", "d.x", "e.y", "e"];
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            string Path() => paths[random.Next(paths.Length)];
            string Value() => random.Next(8) switch
            {
                0 => $"${{?{Path()}}}",
                1 => $"${{?{Path()}}}${{?{Path()}}}",
                2 => $"{{x = ${{?{Path()}}}}}",
                3 => $"${{?{Path()}}}{{y = ${{?{Path()}}}}}",
                4 => $"[${{?{Path()}}}]",
                5 => $"${{{Path()}}}",
                6 => "{x = 1}",
                _ => "1",
            };
            var text = string.Join('\n', Enumerable.Range(0, random.Next(3, 40)).Select(_ => $"{Path()} = {Value()}"));
            if (Resolve(text) is { } resolved)
                Assert.Equal(resolved, Doc.Resolve(resolved.ToString()));
        }
    }

    private static HoconMap? Resolve(string text)
    {
        try
        {
            return Doc.Resolve(text);
        }
        catch (HoconException)
        {
            return null;
        }
    }
}
