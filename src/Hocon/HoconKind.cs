namespace Hocon;

/// <summary>The type of a value, as JSON has them.</summary>
public enum HoconKind
{
    /// <summary>An object: <see cref="HoconMap"/>.</summary>
    Map,

    /// <summary>An array: <see cref="HoconList"/>.</summary>
    List,

    /// <summary>A string, quoted or not.</summary>
    Text,

    /// <summary>A number, kept as it was written.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary><c>null</c>.</summary>
    Null,
}
