namespace ActorEcho;

/// <summary>What the service <c>qotd</c> says (<c>qotd</c>).</summary>
public sealed record QotdOptions
{
    /// <summary>
    /// A file of at most 1 MiB with quotes in UTF-8 of less than 512 characters (RFC 865) and lines of one % between them; longer ones are left out. It is
    /// looked at for each client, and read when it has changed. While it is of no use the quotes that it had last are given, and if it never had any, a line
    /// that says so. Null, the default: some quotes of our own.
    /// </summary>
    public string? File { get; init; }
}
