using System.Security.Cryptography;
using System.Text;

namespace ActorEcho.Edge;

/// <summary>What the files of a listener's TLS hold, read once.</summary>
internal sealed class TlsFiles
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private TlsFiles()
    {
    }

    /// <summary>Tells two states of the files apart. Times of change would not do: what is mounted from a secret is a link to one.</summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', _texts.Values))));

    public string this[string file] => _texts[file];

    /// <summary>Reads all files.</summary>
    /// <exception cref="TlsFileException">One is not there or cannot be read.</exception>
    public static TlsFiles Read(TlsOptions options)
    {
        var files = new TlsFiles();
        files.Add(options.Certificate, []);
        foreach (var (host, pair) in options.Sni)
        {
            files.Add(pair, ["sni", host]);
        }

        if (options.ClientCa is { } ca)
        {
            files.Add(ca, ["client-ca"], "a PEM file with the authorities of clients' certificates");
        }

        return files;
    }

    private void Add(CertificateFiles pair, string[] section)
    {
        Add(pair.Certificate, [.. section, "certificate"], "a PEM file with the certificate, followed by the intermediate ones");
        Add(pair.Key, [.. section, "key"], "a PEM file with the certificate's private key");
    }

    private void Add(string file, string[] setting, string expected)
    {
        if (_texts.ContainsKey(file))
        {
            return;
        }

        try
        {
            _texts[file] = File.ReadAllText(file);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TlsFileException(setting, file, "there is no such file", expected);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException)
        {
            throw new TlsFileException(setting, file, "it may not be read", $"{expected} that the user who runs the server may read");
        }
        catch (Exception unreadable) when (unreadable is IOException or ArgumentException or NotSupportedException)
        {
            throw new TlsFileException(setting, file, unreadable.Message, expected);
        }
    }
}
