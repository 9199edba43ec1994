using System.Globalization;
using System.Text;

namespace Hocon.Syntax;

/// <summary>Java properties: every value is a string, keys are split at dots, and an object wins over a string at the same key.</summary>
internal static class PropertiesSyntax
{
    public static MapTerm Read(HoconSource source)
    {
        var root = new MapTerm(new HoconOrigin(source.Description, 1, 1));
        var entries = new List<(string[] Keys, ScalarTerm Value)>();
        var line = 0;
        var lines = source.Text.ReplaceLineEndings("\n").Split('\n');
        while (line < lines.Length)
        {
            var origin = new HoconOrigin(source.Description, line + 1, 1);
            var logical = lines[line++].TrimStart(' ', '\t', '\f');
            if (logical.Length == 0 || logical[0] is '#' or '!')
                continue;
            while (EndsInOddBackslashes(logical))
                logical = logical[..^1] + (line < lines.Length ? lines[line++].TrimStart(' ', '\t', '\f') : "");
            var (key, value) = Split(logical);
            entries.Add((Unescape(key).Split('.'), new ScalarTerm(new HoconScalar(HoconKind.Text, Unescape(value), origin))));
        }

        // An object wins over a string at its own key, wherever the string stands in the file.
        var objects = entries.SelectMany(entry => Enumerable.Range(1, entry.Keys.Length - 1).Select(length => string.Join('.', entry.Keys.Take(length)))).ToHashSet();
        foreach (var (keys, value) in entries.Where(entry => !objects.Contains(string.Join('.', entry.Keys))))
            root.Put(keys, value);
        return root;
    }

    private static bool EndsInOddBackslashes(string text) => (text.Length - text.TrimEnd('\\').Length) % 2 == 1;

    private static (string Key, string Value) Split(string line)
    {
        var end = 0;
        while (end < line.Length && line[end] is not ('=' or ':' or ' ' or '\t' or '\f'))
            end += line[end] == '\\' ? 2 : 1;
        end = Math.Min(end, line.Length);
        var value = line[end..].TrimStart(' ', '\t', '\f');
        if (value.Length > 0 && value[0] is '=' or ':')
            value = value[1..].TrimStart(' ', '\t', '\f');
        return (line[..end], value);
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
                plain.Append(text[i]);
            else if (text[++i] == 'u' && i + 4 < text.Length
                && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                i += 4;
            }
            else
                plain.Append(text[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'f' => '\f', var other => other });
        }

        return plain.ToString();
    }
}
