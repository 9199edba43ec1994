using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ActorEcho.Tests.Server;
using Akka.IO;

namespace ActorEcho.Tests.Edge;

/// <summary>TLS on real sockets, with the runtime's own client.</summary>
public sealed class TlsServerTests : ServerTest
{
    private readonly Certificates _certificates = new();

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task What_a_client_sends_comes_back_and_both_sides_end_in_order(SslProtocols version)
    {
        Start(new TlsOptions(_certificates.Issue("localhost")));
        await using var client = await ConnectAsync(version: version);
        Assert.Equal(version, client.SslProtocol);
        await client.WriteAsync("hello"u8.ToArray());
        Assert.Equal("hello"u8.ToArray(), await ReadAsync(client, 5));
        await client.WriteAsync("bye"u8.ToArray());
        await EventFilter.Debug(contains: "ended: peer_closed").ExpectOneAsync(Patience, async () =>
        {
            await client.ShutdownAsync();
            Assert.Equal("bye"u8.ToArray(), await ReadAsync(client, 3));
            Assert.Equal(0, await client.ReadAsync(new byte[1]));
            client.Close();
        });
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Sixteen_mebibytes_come_back_as_they_were_sent(SslProtocols version)
    {
        Start(new TlsOptions(_certificates.Issue("localhost")));
        var data = new byte[16 << 20];
        new Random(8446).NextBytes(data);
        await using var client = await ConnectAsync(version: version);
        var sending = Task.Run(async () =>
        {
            await client.WriteAsync(data);
            await client.ShutdownAsync();
        });
        Assert.Equal(data, await ReadAsync(client, data.Length));
        Assert.Equal(0, await client.ReadAsync(new byte[1]));
        await sending;
    }

    [SettingEffect("actorecho.listener.tls.enabled")]
    [Fact]
    public async Task A_client_without_TLS_is_not_served_and_a_flood_of_them_is_told_of_once()
    {
        Start(new TlsOptions(_certificates.Issue("localhost")));
        EventFilter.Warning(start: "echo did not serve 127.0.0.1:").ExpectOne(Patience, () =>
        {
            for (var i = 0; i < 5; i++)
            {
                var plain = Connect();
                plain.Send("GET / HTTP/1.1\r\n\r\n"u8);
                ReadToEnd(plain);
            }
        });
        await using var client = await ConnectAsync();
        await AssertEchoesAsync(client);
    }

    [SettingEffect("actorecho.listener.tls.certificate")]
    [SettingEffect("actorecho.listener.tls.key")]
    [SettingEffect("actorecho.listener.tls.sni")]
    [Theory]
    [InlineData("a.example.org", "a.example.org")]
    [InlineData("A.Example.ORG", "a.example.org")]
    [InlineData("b.example.org", "wild.example.org")]
    [InlineData("c.b.example.org", "localhost")]
    [InlineData("example.org", "localhost")]
    [InlineData("localhost", "localhost")]
    [InlineData("127.0.0.1", "localhost")]
    public async Task The_certificate_is_that_of_the_host_which_the_client_names(string host, string expected)
    {
        Start(new TlsOptions(_certificates.Issue("localhost"))
        {
            Sni = new Dictionary<string, CertificateFiles> { ["a.example.org"] = _certificates.Issue("a.example.org"), ["*.example.org"] = _certificates.Issue("wild.example.org") },
        });
        await using var client = await ConnectAsync(host, acceptAnyName: true);
        Assert.Equal($"CN={expected}", client.RemoteCertificate!.Subject);
    }

    [SettingEffect("actorecho.listener.tls.min-version")]
    [Fact]
    public async Task A_version_that_is_too_old_is_refused()
    {
        Start(new TlsOptions(_certificates.Issue("localhost")) { MinVersion = TlsVersion.Tls13 });
        await Assert.ThrowsAsync<AuthenticationException>(() => ConnectAsync(version: SslProtocols.Tls12));
        await using var client = await ConnectAsync(version: SslProtocols.Tls13);
        await AssertEchoesAsync(client);
    }

    [SettingEffect("actorecho.listener.tls.client-certificates")]
    [SettingEffect("actorecho.listener.tls.client-ca")]
    [Theory]
    [InlineData(ClientCertificates.None, "none", "-")]
    [InlineData(ClientCertificates.None, "ours", "-")]
    [InlineData(ClientCertificates.Request, "none", "-")]
    [InlineData(ClientCertificates.Request, "ours", "CN=client")]
    [InlineData(ClientCertificates.Request, "foreign", null)]
    [InlineData(ClientCertificates.Require, "none", null)]
    [InlineData(ClientCertificates.Require, "ours", "CN=client")]
    [InlineData(ClientCertificates.Require, "foreign", null)]
    [InlineData(ClientCertificates.Require, "expired", null)]
    public async Task A_client_shows_who_it_is_and_the_service_sees_it(ClientCertificates asked, string shown, string? seen)
    {
        var options = new TlsOptions(_certificates.Issue("localhost")) { ClientCertificates = asked, ClientCa = _certificates.AuthorityFile };
        Start(ServiceRegistry.BuiltIn.With("echo", () => new NamingConnection()), listener => listener with { Tls = options });
        using var foreigner = Certificates.Make("authority", null);
        using var certificate = shown switch
        {
            "ours" => Certificates.Make("client", _certificates.Authority),
            "foreign" => Certificates.Make("client", foreigner),
            "expired" => Certificates.Make("client", _certificates.Authority, TimeSpan.FromDays(1)),
            _ => null,
        };
        Task<string> Ask() => Task.Run(async () =>
        {
            await using var client = await ConnectAsync(certificate: certificate);
            await client.WriteAsync("who am I?"u8.ToArray());
            return Encoding.UTF8.GetString(await ReadAsync(client, (seen ?? "").Length + 1));
        });
        if (seen is null)
        {
            var cause = shown == "none" ? "the client has shown no certificate" : "the client's certificate 'CN=client' does not hold: ";
            await EventFilter.Debug(contains: $"tls_handshake_failed ({cause}").ExpectOneAsync(Patience, () => Assert.ThrowsAnyAsync<Exception>(Ask));
        }
        else
        {
            Assert.Equal($"{seen}.", await Ask());
        }
    }

    [SettingEffect("actorecho.listener.tls.reload-interval")]
    [Fact]
    public async Task New_files_are_used_without_a_restart_and_broken_ones_are_not()
    {
        var files = _certificates.Issue("localhost");
        Start(new TlsOptions(files) { ReloadInterval = TimeSpan.FromMilliseconds(100) });
        await using var old = await ConnectAsync();
        await EventFilter.Error(start: $"echo keeps its certificates, as the files have changed and cannot be used: tls.certificate: {files.Certificate}: it has no certificate")
            .ExpectOneAsync(Patience, () => File.WriteAllTextAsync(files.Certificate, "broken"));
        await using (var still = await ConnectAsync())
        {
            Assert.Equal("CN=localhost", still.RemoteCertificate!.Subject);
        }

        using var renewed = Certificates.Make("renewed", _certificates.Authority);
        await EventFilter.Info(start: "echo uses the certificates of the changed files").ExpectOneAsync(Patience, () =>
        {
            // Not at once: one look may come between the two files, and is told of as an error.
            _certificates.Write("localhost", renewed);
            return Task.CompletedTask;
        });
        await using var anew = await ConnectAsync(acceptAnyName: true);
        Assert.Equal("CN=renewed", anew.RemoteCertificate!.Subject);
        await AssertEchoesAsync(old);
    }

    [Fact]
    public async Task Behind_a_proxy_TLS_follows_the_header_in_the_same_segment_if_it_likes()
    {
        Start(change: listener => listener with
        {
            Tls = new TlsOptions(_certificates.Issue("localhost")),
            ProxyProtocol = new ProxyProtocolOptions([IPNetwork.Parse("127.0.0.1/32")]),
        });
        var socket = Connect();
        socket.Send(ProxyHeaders.Checked);
        await using var client = await ConnectAsync(socket: socket);
        await AssertEchoesAsync(client);
        EventFilter.Debug(contains: "from 192.168.0.1:56324 via 127.0.0.1:").ExpectOne(Patience, client.Dispose);
    }

    [Fact]
    public void A_certificate_that_has_expired_is_a_warning()
    {
        var files = _certificates.Issue("localhost", validFor: TimeSpan.FromDays(1));
        EventFilter.Warning(start: $"echo: the certificate {files.Certificate} has expired at ").ExpectOne(Patience, () => Start(new TlsOptions(files)));
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _certificates.Dispose();
    }

    private void Start(TlsOptions tls) => Start(change: listener => listener with { Tls = tls });

    private async Task<SslStream> ConnectAsync(
        string host = "localhost", SslProtocols version = SslProtocols.None, X509Certificate2? certificate = null, Socket? socket = null, bool acceptAnyName = false)
    {
        var stream = new SslStream(new NetworkStream(socket ?? Connect(), ownsSocket: true));
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = host,
            EnabledSslProtocols = version,
            ClientCertificates = certificate is null ? null : [certificate],
            RemoteCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None || (acceptAnyName && errors == SslPolicyErrors.RemoteCertificateNameMismatch),
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { _certificates.Authority },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        }).WaitAsync(Patience);
        return stream;
    }

    private static async Task AssertEchoesAsync(SslStream client)
    {
        await client.WriteAsync("hello"u8.ToArray());
        Assert.Equal("hello"u8.ToArray(), await ReadAsync(client, 5));
    }

    private static void ReadToEnd(Socket client)
    {
        try
        {
            while (client.Receive(new byte[1000]) > 0)
            {
            }
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            // The alert was taken before, or not.
        }
    }

    private static async Task<byte[]> ReadAsync(SslStream client, int count)
    {
        var bytes = new byte[count];
        await client.ReadExactlyAsync(bytes).AsTask().WaitAsync(Patience);
        return bytes;
    }

    private sealed class NamingConnection : ConnectionActor
    {
        protected override void OnReceived(ByteString data) => Send(ByteString.FromString($"{PeerCertificate?.Subject ?? "-"}."));
    }
}
