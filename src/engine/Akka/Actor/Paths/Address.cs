using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Akka.Actor;

public sealed class Address : IEquatable<Address>, IComparable<Address>, IComparable, ICloneable
{
    public static readonly Address AllSystems = new("akka", "all-systems");

    public static readonly IComparer<Address> Comparer = Comparer<Address>.Create(Compare);

    private string? _text;

    public Address(string protocol, string system, string? host = null, int? port = null)
    {
        Protocol = protocol;
        System = system;
        Host = host?.ToLowerInvariant();
        Port = port;
    }

    public string Protocol { get; }

    public string System { get; }

    public string? Host { get; }

    public int? Port { get; }

    public bool HasLocalScope => string.IsNullOrEmpty(Host);

    public bool HasGlobalScope => !HasLocalScope;

    public static bool operator ==(Address? left, Address? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Address? left, Address? right) => !(left == right);

    public static Address Parse(string address) => TryParse(address, out var parsed)
        ? parsed
        : throw new UriFormatException($"'{address}' is not an actor system's address; expected protocol://system or protocol://system@host:port.");

    public static bool TryParse(string path, [NotNullWhen(true)] out Address? address) => TryParse(path.AsSpan(), out address);

    public static bool TryParse(ReadOnlySpan<char> span, [NotNullWhen(true)] out Address? address) =>
        TryParse(span, out address, out ReadOnlySpan<char> _);

    public static bool TryParse(string path, [NotNullWhen(true)] out Address? address, out string absolutUri)
    {
        var parsed = TryParse(path.AsSpan(), out address, out ReadOnlySpan<char> rest);
        absolutUri = rest.ToString();
        return parsed;
    }

    public static bool TryParse(ReadOnlySpan<char> span, [NotNullWhen(true)] out Address? address, out ReadOnlySpan<char> absolutUri)
    {
        address = null;
        absolutUri = default;
        var scheme = span.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
        {
            return false;
        }

        var authority = span[(scheme + 3)..];
        var slash = authority.IndexOf('/');
        absolutUri = slash < 0 ? "/" : authority[slash..];
        authority = slash < 0 ? authority : authority[..slash];
        return TryAuthority(span[..scheme].ToString(), authority, out address);
    }

    public Address WithProtocol(string protocol) => new(protocol, System, Host, Port);

    public Address WithSystem(string system) => new(Protocol, system, Host, Port);

    public Address WithHost(string? host = null) => new(Protocol, System, host, Port);

    public Address WithPort(int? port = null) => new(Protocol, System, Host, port);

    public string HostPort()
    {
        var text = ToString();
        return text[(Protocol.Length + 3)..];
    }

    public override string ToString() => _text ??= (Host, Port) switch
    {
        (null or "", _) => $"{Protocol}://{System}",
        (_, null) => $"{Protocol}://{System}@{Host}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Protocol}://{System}@{Host}:{Port}"),
    };

    public bool Equals(Address? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Port == other.Port && Host == other.Host && System == other.System && Protocol == other.Protocol);

    public override bool Equals(object? obj) => obj is Address other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Protocol, System, Host, Port);

    public int CompareTo(Address? other) => Compare(this, other);

    int IComparable.CompareTo(object? obj) => obj is null or Address
        ? Compare(this, (Address?)obj)
        : throw new ArgumentException($"Cannot compare an address with a {obj.GetType()}.", nameof(obj));

    public object Clone() => new Address(Protocol, System, Host, Port);

    private static bool TryAuthority(string protocol, ReadOnlySpan<char> authority, [NotNullWhen(true)] out Address? address)
    {
        address = null;
        var at = authority.IndexOf('@');
        if (authority.IsEmpty || at == 0)
        {
            return false;
        }

        if (at < 0)
        {
            // An authority with a port but no system is some other kind of URI.
            address = authority.Contains(':') ? null : new Address(protocol, authority.ToString());
            return address is not null;
        }

        var host = authority[(at + 1)..];
        var colon = host.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(host[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65535)
        {
            return false;
        }

        address = new Address(protocol, authority[..at].ToString(), host[..colon].ToString(), port);
        return true;
    }

    private static int Compare(Address? left, Address? right)
    {
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        var order = string.CompareOrdinal(left.Protocol, right.Protocol);
        order = order != 0 ? order : string.CompareOrdinal(left.System, right.System);
        order = order != 0 ? order : string.CompareOrdinal(left.Host, right.Host);
        return order != 0 ? order : Nullable.Compare(left.Port, right.Port);
    }
}
