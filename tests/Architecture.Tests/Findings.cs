namespace Architecture.Tests;

internal static class Findings
{
    /// <summary>Fails with every finding on a line of its own, so that one run shows all there is to mend.</summary>
    public static void None(IEnumerable<string> findings)
    {
        var found = findings.ToArray();
        Assert.True(found.Length == 0, string.Join('\n', found));
    }
}
