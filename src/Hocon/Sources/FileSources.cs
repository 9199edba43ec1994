using System.Text;

namespace Hocon;

internal sealed class FileSources(Func<string, string?> resource) : HoconSources
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A file's text without its byte order mark. No more than the limit is read, whatever the file is.</summary>
    public static string? Read(string path, int maxLength)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var reader = new StreamReader(stream, Strict, detectEncodingFromByteOrderMarks: false);
            return ReadBounded(reader, path, maxLength).TrimStart('\uFEFF');
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (DecoderFallbackException e)
        {
            throw new HoconException(new HoconOrigin(path, 1, 1), "the file is not valid UTF-8", "expected UTF-8 text", "", e);
        }
    }

    private static string ReadBounded(StreamReader reader, string path, int maxLength)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        for (int read; (read = reader.Read(buffer)) > 0;)
        {
            text.Append(buffer, 0, read);
            if (text.Length > maxLength + 1)
                throw new HoconException(new HoconOrigin(path, 1, 1), "the file is too long", $"expected at most {maxLength} characters");
        }

        return text.ToString();
    }

    protected override string? ReadFile(string path, int maxLength) => Directory.Exists(path) ? null : Read(path, maxLength);

    protected override string? ReadResource(string name) => resource(name);
}
