using System.Text;
using Akka.IO;
using Microsoft.Win32.SafeHandles;

namespace ActorEcho.Services;

/// <summary>What a file of quotes was like when it was looked at: texts with lines of one % between them, as fortune(6) has them.</summary>
/// <param name="Quotes">Its quotes, or those that it had when it was last of use.</param>
/// <param name="Problem">Why it is of no use; null if it is.</param>
internal sealed record QuoteFile(IReadOnlyList<ByteString> Quotes, string? Problem = null)
{
    /// <summary>RFC 865: a quote "should be less than 512 characters". Bytes of UTF-8 are counted, and line ends as the two that are sent.</summary>
    private const int LengthLimit = 512;

    private const int SizeLimit = 1024 * 1024;

    /// <summary>A file that nobody has looked at.</summary>
    public static readonly QuoteFile Unread = new([]);

    /// <summary>What there is without a file.</summary>
    public static readonly QuoteFile BuiltIn = new(Split("""
        A server that never says no says nothing at last.
        %
        The bytes you have not sent are the only ones you can still take back.
        %
        Let it fail where it stands, and let somebody stand who sees it fail.
        %
        Half a goodbye is a promise to listen a while longer.
        %
        The patient reader empties every buffer; the impatient writer fills it.
        """));

    // Of another file, or another state of this one; null if the next look has to read it anyway.
    private (long Length, DateTime Changed)? Stamp { get; init; }

    /// <summary>Looks at the file, and reads it if it has changed. This very object comes back if it has not.</summary>
    public async Task<QuoteFile> LookAgainAsync(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.Asynchronous);
            var stamp = (RandomAccess.GetLength(file), File.GetLastWriteTimeUtc(file));
            return stamp == Stamp ? this : Judge(await ReadAsync(file)) with { Stamp = stamp };
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unusable("there is no such file");
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException)
        {
            return Unusable("it may not be read");
        }
        catch (Exception unreadable) when (unreadable is IOException or ArgumentException or NotSupportedException)
        {
            return Unusable(unreadable.Message);
        }
    }

    /// <summary>The same quotes, and a problem.</summary>
    public QuoteFile Unusable(string problem) => this with { Problem = problem, Stamp = null };

    private QuoteFile Judge(string? text) =>
        text is null ? Unusable("it has more than 1 MiB")
        : Split(text) is { Count: > 0 } quotes ? new QuoteFile(quotes)
        : Unusable("it has no quote of less than 512 characters");

    private static async Task<string?> ReadAsync(SafeFileHandle file)
    {
        var bytes = new byte[SizeLimit + 1];
        var count = 0;
        while (count < bytes.Length && await RandomAccess.ReadAsync(file, bytes.AsMemory(count), count) is > 0 and var read)
        {
            count += read;
        }

        return count > SizeLimit ? null : Encoding.UTF8.GetString(bytes, 0, count);
    }

    private static List<ByteString> Split(string text) =>
        [.. $"\n{text.TrimStart('\uFEFF').ReplaceLineEndings("\n")}\n".Split("\n%\n").Select(quote => quote.Trim('\n')).Where(quote => quote.Length > 0)
            .Select(quote => ByteString.FromString(quote.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n", Encoding.UTF8))
            .Where(quote => quote.Count < LengthLimit)];
}
