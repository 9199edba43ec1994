using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Akka.Actor;

public abstract partial class ActorPath
{
    public static ActorPath Parse(string path) => TryParse(path, out var parsed)
        ? parsed
        : throw new UriFormatException($"'{path}' is not an actor path; expected akka://system/user/name.");

    public static bool TryParse(string path, [NotNullWhen(true)] out ActorPath? actorPath)
    {
        actorPath = null;
        return TryParseAddress(path, out var address, out var rest) && TryParse(new RootActorPath(address), rest, out actorPath);
    }

    public static bool TryParse(ActorPath basePath, string absoluteUri, [NotNullWhen(true)] out ActorPath? actorPath) =>
        TryParse(basePath, absoluteUri.AsSpan(), out actorPath);

    public static bool TryParse(ActorPath basePath, ReadOnlySpan<char> absoluteUri, [NotNullWhen(true)] out ActorPath? actorPath)
    {
        actorPath = basePath;
        foreach (var element in absoluteUri.ToString().Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            actorPath = actorPath.Child(element);
        }

        return true;
    }

    public static bool TryParseAddress(string path, [NotNullWhen(true)] out Address? address) =>
        TryParseAddress(path, out address, out _);

    public static bool TryParseAddress(string path, [NotNullWhen(true)] out Address? address, out ReadOnlySpan<char> absoluteUri) =>
        Address.TryParse(path.AsSpan(), out address, out absoluteUri);

    public static bool TryParseParts(ReadOnlySpan<char> path, out ReadOnlySpan<char> address, out ReadOnlySpan<char> absoluteUri)
    {
        address = absoluteUri = default;
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return false;
        }

        var slash = path[(scheme + 3)..].IndexOf('/');
        address = slash < 0 ? path : path[..(scheme + 3 + slash)];
        absoluteUri = slash < 0 ? "/" : path[(scheme + 3 + slash)..];
        return true;
    }

    /// <summary>Whether a user may give an actor this name: not empty, no leading '$', URI characters or %XX only.</summary>
    public static bool IsValidPathElement(string s)
    {
        if (string.IsNullOrEmpty(s) || s[0] == '$')
        {
            return false;
        }

        for (var i = 0; i < s.Length; i++)
        {
            var c = s[i];
            var escaped = c == '%' && i + 2 < s.Length && char.IsAsciiHexDigit(s[i + 1]) && char.IsAsciiHexDigit(s[i + 2]);
            if (!escaped && !char.IsAsciiLetterOrDigit(c) && !ValidSymbols.Contains(c))
            {
                return false;
            }

            i += escaped ? 2 : 0;
        }

        return true;
    }

    public static string FormatPathElements(IEnumerable<string> pathElements) => "/" + string.Join('/', pathElements);

    public string ToStringWithoutAddress() => FormatPathElements(Elements);

    public string ToStringWithAddress() => ToStringWithAddress(Address);

    public string ToStringWithAddress(Address address) => WithNames(Address.HasGlobalScope ? Address : address);

    public string ToStringWithUid() => WithUid(ToString());

    public string ToSerializationFormat() => WithUid(ToStringWithAddress());

    public string ToSerializationFormatWithAddress(Address address) => WithUid(ToStringWithAddress(address));

    public override string ToString() => _text ??= WithNames(Address);

    private static (string Name, long Uid) SplitUid(string element)
    {
        var hash = element.IndexOf('#', StringComparison.Ordinal);
        return hash >= 0 && long.TryParse(element.AsSpan(hash + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var uid)
            ? (element[..hash], uid)
            : (element, NoUid);
    }

    private string WithUid(string text) => Uid == NoUid ? text : string.Create(CultureInfo.InvariantCulture, $"{text}#{Uid}");

    private string WithNames(Address address)
    {
        var text = new StringBuilder(address.ToString());
        foreach (var name in Elements)
        {
            text.Append('/').Append(name);
        }

        return Depth == 0 ? text.Append('/').ToString() : text.ToString();
    }
}
