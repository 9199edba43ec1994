using System.Text.RegularExpressions;
using Hocon;

namespace Architecture.Tests.Keys;

/// <summary>No setting without effect: each key that hocon/ shows has a test which fails when the key is ignored.</summary>
public sealed partial class SettingEffectTests
{
    private const string Marker = "SettingEffect";

    private static readonly Lazy<Dictionary<string, string>> _keys = new(() => Repository.Files
        .Where(f => f.StartsWith("hocon/", StringComparison.Ordinal))
        .SelectMany(f => HoconDocument.ParseFile(Repository.PathOf(f)).Resolve().Leaves().Select(l => (Key: KeyOf(l.Path), Place: $"{f}:{l.Value.Origin.Line}")))
        .DistinctBy(k => k.Key)
        .ToDictionary(k => k.Key, k => k.Place, StringComparer.Ordinal));

    [Fact]
    public void Every_key_has_a_test_that_fails_when_the_key_is_ignored()
    {
        var marked = Markers().Where(m => m.IsOnTest).Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        Findings.None(_keys.Value.Where(k => !marked.Contains(k.Key)).Select(k =>
            $"{k.Value}: no test is marked as failing when {k.Key} is ignored. Write one that sets it to another value than the default and expects what comes " +
            $"of that, see it fail with the setting ignored, and put [{Marker}(\"{k.Key}\")] above its [Fact] or [Theory]."));
    }

    [Fact]
    public void Every_mark_names_a_key_and_stands_on_a_test()
    {
        var wrong = Markers().Where(m => !m.IsOnTest || !_keys.Value.ContainsKey(m.Key));
        Findings.None(wrong.Select(m => m.IsOnTest ? $"{m.Place}: hocon/ has no key {m.Key}" : $"{m.Place}: the mark for {m.Key} has no [Fact] or [Theory] below it"));
    }

    // A listener of one's own has the keys of `actorecho.listener`.
    private static string KeyOf(HoconPath path) => path.Keys is { Count: > 3 } keys && keys[0] == "actorecho" && keys[1] == "listeners"
        ? HoconPath.Of(["actorecho", "listener", .. keys.Skip(3)]).ToString()
        : path.ToString();

    private static IEnumerable<(string Key, string Place, bool IsOnTest)> Markers() =>
        from file in Repository.SourceFiles("tests")
        let text = File.ReadAllText(Repository.PathOf(file))
        where text.Contains(Marker, StringComparison.Ordinal)
        from mark in Mark.Matches(text)
        select (mark.Groups["key"].Value, $"{file}:{text.AsSpan(0, mark.Index).Count('\n') + 1}", mark.Groups["test"].Success);

    // The marks of a test stand on lines of their own, above its other attributes.
    [GeneratedRegex(
        @"^ *\[SettingEffect\(""(?<key>[^""]+)""\)\]\n(?=(?: *\[SettingEffect\([^\n]*\n)*(?<test> *\[\w*(?:Fact|Theory)\b)?)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark { get; }
}
