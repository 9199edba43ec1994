using System.Security.Cryptography;
using Hocon;

namespace ActorEcho.Tests.Edge;

/// <summary>A server that cannot show who it is says why, and does not start.</summary>
public sealed class TlsOptionsTests : IDisposable
{
    private readonly Certificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Theory]
    [InlineData("", "actorecho.listener.tls.certificate is '', expected a PEM file with the certificate, followed by the intermediate ones, as TLS is enabled")]
    [InlineData("certificate = @/none.pem", "actorecho.listener.tls.certificate: @/none.pem: there is no such file, expected a PEM file with the certificate")]
    [InlineData("certificate = @/no/none.pem", "actorecho.listener.tls.certificate: @/no/none.pem: there is no such file")]
    [InlineData("certificate = @", "actorecho.listener.tls.certificate: @: it may not be read, expected a PEM file")]
    [InlineData("certificate = @/empty, key = @/a.key", "actorecho.listener.tls.certificate: @/empty: it has no certificate, expected certificates in PEM, which begin with -----BEGIN CERTIFICATE-----")]
    [InlineData("certificate = @/broken, key = @/a.key", "actorecho.listener.tls.certificate: @/broken: ")]
    [InlineData("certificate = @/a.pem", "actorecho.listener.tls.key: @/a.pem: it has no private key, expected")]
    [InlineData("certificate = @/a.pem, key = @/none.key", "actorecho.listener.tls.key: @/none.key: there is no such file, expected a PEM file with the certificate's private key")]
    [InlineData("certificate = @/a.pem, key = @/b.key", "actorecho.listener.tls.key: @/b.key: its key is not that of @/a.pem, expected the private key")]
    [InlineData("certificate = @/a.pem, key = @/locked.key", "actorecho.listener.tls.key: @/locked.key: its key is encrypted, expected one without a password, as `openssl pkey")]
    [InlineData("certificate = @/a.pem, key = @/a.key, sni { \"b.c\" { certificate = @/b.pem, key = @/a.key } }", "actorecho.listener.tls.sni.b.c.key: @/a.key: its key is not that of @/b.pem")]
    [InlineData("certificate = @/a.pem, key = @/a.key, sni { \"b c\" { certificate = @/b.pem } }", "actorecho.listener.tls.sni.b c: 'b c' is no host that a client can name, expected")]
    [InlineData("certificate = @/a.pem, key = @/a.key, sni { \"b.c\" { cert = @/b.pem } }", "actorecho.listener.tls.sni.b.c.certificate has no value")]
    [InlineData("certificate = @/a.pem, key = @/a.key, client-certificates = require", "actorecho.listener.tls.client-ca is '', expected a PEM file with the authorities of clients' certificates")]
    [InlineData("certificate = @/a.pem, key = @/a.key, client-certificates = request, client-ca = @/a.key", "actorecho.listener.tls.client-ca: @/a.key: it has no certificate")]
    [InlineData("certificate = @/a.pem, key = @/a.key, min-version = tls11", "actorecho.listener.tls.min-version is 'tls11', expected one of tls12, tls13")]
    [InlineData("certificate = @/a.pem, key = @/a.key, client-certificates = yes", "actorecho.listener.tls.client-certificates is 'yes', expected one of none, request, require")]
    [InlineData("certificate = @/a.pem, key = @/a.key, max-handshakes = 0", "expected a whole number from 1 to 100000")]
    [InlineData("certificate = @/a.pem, key = @/a.key, handshake-timeout = 2h", "actorecho.listener.tls.handshake-timeout is '2h', expected a duration from 1ms to 1 hour")]
    [InlineData("certificate = @/a.pem, key = @/a.key, reload-interval = 1ms", "actorecho.listener.tls.reload-interval is '1ms', expected a duration from 100ms to 1 day, or off")]
    public void What_is_wrong_is_told_with_the_setting_the_file_and_what_to_do(string tls, string message)
    {
        _certificates.Issue("a");
        _certificates.Issue("b");
        _certificates.Write("empty", "");
        _certificates.Write("broken", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        using var key = ECDsa.Create();
        _certificates.Write("locked.key", key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1)));
        var error = Assert.Throws<HoconException>(() => Read(InFolder(tls)));
        Assert.Contains(InFolder(message), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_right_is_read()
    {
        var files = _certificates.Issue("a");
        var both = new CertificateFiles(_certificates.Write("both.pem", $"{File.ReadAllText(files.Certificate)}\n{File.ReadAllText(files.Key)}"), _certificates["both.pem"]);
        var tls = Read(InFolder(
            $"certificate = @/both.pem, sni {{ \"*.b.c\" {{ certificate = @/a.pem, key = @/a.key }} }}, client-certificates = request, client-ca = \"{_certificates.AuthorityFile}\"," +
            "min-version = tls13, handshake-timeout = 3s, max-handshakes = 5, reload-interval = off"))!;
        Assert.Equal((both, files, ClientCertificates.Request, _certificates.AuthorityFile), (tls.Certificate, tls.Sni["*.B.c"], tls.ClientCertificates, tls.ClientCa));
        Assert.Equal((TlsVersion.Tls13, TimeSpan.FromSeconds(3), 5, null), (tls.MinVersion, tls.HandshakeTimeout, tls.MaxHandshakes, tls.ReloadInterval));
    }

    [Fact]
    public void The_defaults_in_code_are_those_of_the_reference()
    {
        var files = _certificates.Issue("a");
        var tls = Read(InFolder("certificate = @/a.pem, key = @/a.key"))!;
        Assert.Equal(new TlsOptions(files) { Sni = tls.Sni }, tls);
        Assert.Empty(tls.Sni);
    }

    [Fact]
    public void Options_made_in_code_are_checked_before_there_is_an_actor()
    {
        var listener = new ListenerOptions("secure", new ListenAddress("127.0.0.1", 0)) { Tls = new TlsOptions(new CertificateFiles("/none.pem", "/none.key")) };
        var error = Assert.Throws<ArgumentException>(() => ServerSupervisor.PropsFor(new ServerOptions([listener])));
        Assert.StartsWith("listener secure: tls.certificate: /none.pem: there is no such file, expected a PEM file", error.Message, StringComparison.Ordinal);
    }

    private string InFolder(string text) => text.Replace("@", _certificates[""].TrimEnd('/'), StringComparison.Ordinal);

    private static TlsOptions? Read(string tls) => ServerConfiguration.Read(
        HoconDocument.Parse(HoconSource.OfText($"actorecho.listener.tls {{ enabled = on, {tls} }}", "server.conf")).WithFallback(ServerConfiguration.Reference).Resolve()).Listeners[0].Tls;
}
