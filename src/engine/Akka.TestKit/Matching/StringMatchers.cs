using System.Text.RegularExpressions;

namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Whether a text is one that is waited for; its own text says which that is.</summary>
public interface IStringMatcher
{
    bool IsMatch(string? s);
}

public class MatchesAll : IStringMatcher
{
    private MatchesAll()
    {
    }

    public static IStringMatcher Instance { get; } = new MatchesAll();

    public bool IsMatch(string? s) => true;

    public override string ToString() => "";
}

public class EqualsString : IStringMatcher
{
    private readonly string _text;

    public EqualsString(string s) => _text = s;

    public bool IsMatch(string? s) => string.Equals(_text, s, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"== \"{_text}\"";
}

public class StartsWithString : IStringMatcher
{
    private readonly string _start;

    public StartsWithString(string start) => _start = start;

    public bool IsMatch(string? s) => s is not null && s.StartsWith(_start, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"starts with \"{_start}\"";
}

public class ContainsString : IStringMatcher
{
    private readonly string _part;

    public ContainsString(string part) => _part = part;

    public bool IsMatch(string? s) => s is not null && s.Contains(_part, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"contains \"{_part}\"";
}

public class RegexMatcher : IStringMatcher
{
    private readonly Regex _regex;

    public RegexMatcher(Regex regex) => _regex = regex;

    public bool IsMatch(string? s) => s is not null && _regex.IsMatch(s);

    public override string ToString() => $"matches /{_regex}/";
}

public class PredicateMatcher : IStringMatcher
{
    private readonly Predicate<string> _predicate;
    private readonly string _hint;

    public PredicateMatcher(Predicate<string> predicate, string hint = "")
    {
        _predicate = predicate;
        _hint = hint;
    }

    public bool IsMatch(string? s) => s is not null && _predicate(s);

    public override string ToString() => string.IsNullOrEmpty(_hint) ? "fits a predicate" : $"fits: {_hint}";
}
