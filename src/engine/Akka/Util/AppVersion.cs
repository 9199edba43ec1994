using System.Globalization;

namespace Akka.Util;

/// <summary>
/// A version that can be compared: up to three numbers separated by dots, as in 1.2.3, then perhaps a qualifier after a hyphen
/// (1.2-RC1 is before 1.2) or a count of commits after a plus sign (1.0.0+3-73475dce is after 1.0.0). What is no number is compared as text.
/// </summary>
public class AppVersion : IComparable<AppVersion>, IEquatable<AppVersion>
{
    public static readonly AppVersion Zero = new("0.0.0");

    private readonly Lazy<Parts> _parts;

    private AppVersion(string version)
    {
        Version = version;
        _parts = new Lazy<Parts>(() => Parts.Of(version));
    }

    public string Version { get; }

    /// <exception cref="ArgumentException">There are more than three numbers, or a part after a dot is no number.</exception>
    public static AppVersion Create(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var created = new AppVersion(version);
        _ = created._parts.Value;
        return created;
    }

    public static bool operator ==(AppVersion? first, AppVersion? second) => Equals(first, second);

    public static bool operator !=(AppVersion? first, AppVersion? second) => !Equals(first, second);

    public int CompareTo(AppVersion? other) => other is null ? 1 : _parts.Value.CompareTo(other._parts.Value);

    public bool Equals(AppVersion? other) => other is not null && CompareTo(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as AppVersion);

    public override int GetHashCode() => _parts.Value.GetHashCode();

    public override string ToString() => Version;

    /// <param name="Numbers">Three numbers, or none if the version is plain text.</param>
    /// <param name="Commits">The commits since the version, 0 for none.</param>
    /// <param name="Qualifier">The qualifier, or the whole text.</param>
    private readonly record struct Parts((int Major, int Minor, int Patch)? Numbers, int Commits, string Qualifier)
    {
        public static Parts Of(string version)
        {
            var dots = version.Contains('.', StringComparison.Ordinal);
            if (!dots)
            {
                return Number(version) is { } single ? new Parts((single, 0, 0), 0, string.Empty) : new Parts(null, 0, version);
            }

            var end = version.AsSpan().IndexOfAny('-', '+');
            var head = (end < 0 ? version : version[..end]).Split('.');
            var numbers = Array.ConvertAll(head, Number);
            if (numbers.Length > 3 || numbers.Contains(null))
            {
                throw new ArgumentException($"'{version}' is no version; expected numbers as in 1.2.3, then perhaps -qualifier or +commits.", nameof(version));
            }

            var (commits, rest) = end < 0 ? (0, string.Empty) : Tail(version[(end + 1)..]);
            return new Parts((numbers[0]!.Value, numbers.ElementAtOrDefault(1) ?? 0, numbers.ElementAtOrDefault(2) ?? 0), commits, rest);
        }

        public int CompareTo(Parts other) => (Numbers, other.Numbers) switch
        {
            ({ } mine, { } others) when mine != others => mine.CompareTo(others),
            ({ }, { }) when Commits != other.Commits => Commits.CompareTo(other.Commits),
            ({ }, { }) when (Qualifier.Length == 0) != (other.Qualifier.Length == 0) => Qualifier.Length != 0 ? -1 : 1,
            ({ }, { }) or (null, null) => string.CompareOrdinal(Qualifier, other.Qualifier),
            (null, { }) => string.CompareOrdinal(Qualifier, other.ToString()),
            _ => -other.CompareTo(this),
        };

        public override string ToString() =>
            Numbers is var (major, minor, patch) ? string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}.{patch}-{Qualifier}") : Qualifier;

        private static (int Commits, string Qualifier) Tail(string tail)
        {
            var hyphen = tail.IndexOf('-', StringComparison.Ordinal);
            var first = hyphen < 0 ? tail : tail[..hyphen];
            return Number(first) is { } commits ? (commits, hyphen < 0 ? string.Empty : tail[(hyphen + 1)..]) : (0, tail);
        }

        private static int? Number(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
