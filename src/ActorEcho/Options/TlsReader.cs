using ActorEcho.Edge;

namespace ActorEcho.Options;

/// <summary>The settings of <c>tls</c>. The files are read too, since a server that cannot show who it is need not start.</summary>
internal static class TlsReader
{
    public static TlsOptions? Read(SettingsReader tls)
    {
        var enabled = tls.Flag("enabled");
        var ca = tls.Text("client-ca");
        var options = new TlsOptions(ReadFiles(tls))
        {
            Sni = ReadHosts(tls.Section("sni")),
            ClientCertificates = tls.OneOf<ClientCertificates>("client-certificates"),
            ClientCa = ca.Length > 0 ? ca : null,
            MinVersion = tls.OneOf<TlsVersion>("min-version"),
            HandshakeTimeout = tls.Duration("handshake-timeout", TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), "1ms to 1 hour"),
            MaxHandshakes = tls.Number("max-handshakes", 1, 100_000),
            ReloadInterval = tls.DurationOrOff("reload-interval", TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1), "100ms to 1 day"),
        };
        tls.RejectUnknown();
        return enabled ? Check(options, tls) : null;
    }

    private static TlsOptions Check(TlsOptions options, SettingsReader tls)
    {
        if (options.Certificate.Certificate.Length == 0)
        {
            throw tls.Wrong("certificate", "a PEM file with the certificate, followed by the intermediate ones, as TLS is enabled");
        }

        if (options is { ClientCertificates: not ClientCertificates.None, ClientCa: null })
        {
            throw tls.Wrong("client-ca", "a PEM file with the authorities of clients' certificates, as client-certificates asks for some");
        }

        try
        {
            _ = new TlsEdge(options);
            return options;
        }
        catch (TlsFileException wrong)
        {
            var section = wrong.Setting.SkipLast(1).Aggregate(tls, (section, key) => section.Section(key));
            throw section.Unusable(wrong.Setting[^1], wrong.Problem, wrong.Expected);
        }
    }

    private static Dictionary<string, CertificateFiles> ReadHosts(SettingsReader sni)
    {
        var hosts = new Dictionary<string, CertificateFiles>(StringComparer.OrdinalIgnoreCase);
        foreach (var host in sni.Keys)
        {
            if (Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) != UriHostNameType.Dns)
            {
                throw sni.Unusable(host, $"'{host}' is no host that a client can name", "one such as \"example.org\" or \"*.example.org\", in quotes");
            }

            var section = sni.Section(host);
            hosts[host] = ReadFiles(section);
            section.RejectUnknown();
        }

        return hosts;
    }

    private static CertificateFiles ReadFiles(SettingsReader section)
    {
        var certificate = section.Text("certificate");
        var key = section.TextOr("key", "");
        return new CertificateFiles(certificate, key.Length > 0 ? key : certificate);
    }
}
