using System.Net;
using System.Net.Sockets;

namespace ActorEcho.Host.Tests;

/// <summary>TLS and the PROXY protocol with the programs that most people have at the other end: OpenSSL's client and HAProxy.</summary>
public sealed class EdgeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorecho-edge-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ToolFact("openssl", "openssl")]
    public async Task Openssl_s_client_is_echoed_and_ends_in_order()
    {
        await IssueAsync("server");
        using var host = await HostProcess.ServeAsync(["--log-level", "debug", .. Tls("server")]);
        foreach (var version in (string[])["-tls1_2", "-tls1_3"])
        {
            using var client = Connect(host.Address, version);
            Assert.Equal("hello", await client.AskAsync("hello"));
            var (code, output, errors) = await client.EndAsync();
            Assert.True(code == 0, errors);
            Assert.Equal("", output.Replace("DONE\n", "", StringComparison.Ordinal));
            await ReadUntilAsync(host, "ended: peer_closed");
        }
    }

    [ToolFact("openssl", "openssl")]
    public async Task Who_needs_a_client_certificate_echoes_none_but_who_has_one()
    {
        await IssueAsync("server");
        await IssueAsync("client");
        using var host = await HostProcess.ServeAsync([.. Tls("server"), "--set", "actorecho.listener.tls.client-certificates=require", "--set", $"actorecho.listener.tls.client-ca={File("client.pem")}"]);
        using (var without = Connect(host.Address))
        {
            Assert.Null(await without.AskAsync("hello"));
            await ReadUntilAsync(host, "tls_handshake_failed");
        }

        using var client = Connect(host.Address, "-cert", File("client.pem"), "-key", File("client.key"));
        Assert.Equal("hello", await client.AskAsync("hello"));
        await client.EndAsync();
    }

    [ToolFact("openssl", "openssl")]
    public async Task A_key_that_does_not_fit_is_code_1_and_one_line()
    {
        await IssueAsync("server");
        await IssueAsync("client");
        var (code, output, errors) = await HostProcess.RunAsync(Tls("server", "client"));
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("--set actorecho.listener.tls.key=", errors, StringComparison.Ordinal);
        Assert.EndsWith($"actorecho.listener.tls.key: {File("client.key")}: its key is not that of {File("server.pem")}, expected the private key that the first certificate there was made with\n", errors, StringComparison.Ordinal);
    }

    [ToolFact("haproxy", "haproxy")]
    public Task Behind_HAProxy_with_send_proxy_the_log_has_the_client() => AssertProxiesAsync("send-proxy");

    [ToolFact("haproxy", "haproxy")]
    public Task Behind_HAProxy_with_send_proxy_v2_the_log_has_the_client() => AssertProxiesAsync("send-proxy-v2");

    [ToolFact("haproxy", "haproxy")]
    public Task Behind_HAProxy_that_adds_a_checksum_and_an_id_the_log_has_the_client() => AssertProxiesAsync("send-proxy-v2 proxy-v2-options crc32c,unique-id");

    // A proxy that passes TLS on as it is: the header comes first, then the client's handshake. Its own checks are LOCAL connections.
    [ToolFact("haproxy", "haproxy")]
    public async Task A_client_speaks_TLS_through_HAProxy_which_looks_whether_we_are_there()
    {
        await IssueAsync("server");
        using var host = await HostProcess.ServeAsync(["--log-level", "debug", .. Proxied, .. Tls("server")]);
        var address = FreeAddress();
        using var proxy = await ProxyAsync(host.Address, address, "send-proxy-v2 check check-send-proxy inter 100ms");
        await ReadUntilAsync(host, "from 127.0.0.1:");
        using var client = Connect(address);
        Assert.Equal("hello", await client.AskAsync("hello"));
        await client.EndAsync();
        await ReadUntilAsync(host, " via 127.0.0.1:");
    }

    private static string[] Proxied => ["--set", "actorecho.listener.proxy-protocol.enabled=on", "--set", "actorecho.listener.proxy-protocol.trusted=[127.0.0.0/8]"];

    private async Task AssertProxiesAsync(string options)
    {
        using var host = await HostProcess.ServeAsync(["--log-level", "debug", .. Proxied]);
        var address = FreeAddress();
        using var proxy = await ProxyAsync(host.Address, address, options);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 30_000 };
        await client.ConnectAsync(address);
        var from = client.LocalEndPoint;
        using var text = new StreamReader(new NetworkStream(client));
        client.Send("hello"u8);
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal("hello", await text.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30)));
        await ReadUntilAsync(host, $"of echo from {from} via 127.0.0.1:");
        Assert.EndsWith(" ended: peer_closed", host.Lines[^1], StringComparison.Ordinal);
    }

    private string File(string name) => Path.Combine(_folder.FullName, name);

    private string[] Tls(string certificate, string? key = null) =>
    [
        "--set", "actorecho.listener.tls.enabled=on", "--set", $"actorecho.listener.tls.certificate={File($"{certificate}.pem")}",
        "--set", $"actorecho.listener.tls.key={File($"{key ?? certificate}.key")}",
    ];

    private async Task IssueAsync(string name)
    {
        using var request = new Client(
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", $"/CN={name}",
            "-addext", "subjectAltName=DNS:localhost", "-keyout", File($"{name}.key"), "-out", File($"{name}.pem"));
        var (code, _, errors) = await request.EndAsync();
        Assert.True(code == 0, errors);
    }

    private Client Connect(IPEndPoint address, params string[] args) =>
        new("openssl", ["s_client", "-connect", $"{address}", "-servername", "localhost", "-CAfile", File("server.pem"), "-verify_return_error", "-quiet", "-no_ign_eof", .. args]);

    private async Task<Client> ProxyAsync(IPEndPoint server, IPEndPoint address, string options)
    {
        await System.IO.File.WriteAllTextAsync(File("haproxy.cfg"), $"""
            defaults
              mode tcp
              timeout connect 5s
              timeout client 30s
              timeout server 30s
            listen echo
              bind {address}
              unique-id-format %ci-%cp
              server echo {server} {options}

            """);
        var proxy = new Client("haproxy", "-db", "-f", File("haproxy.cfg"));
        for (var patience = 0; patience < 300; patience++)
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await probe.ConnectAsync(address);
                return proxy;
            }
            catch (SocketException) when (!proxy.HasEnded)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }

        throw new InvalidOperationException($"HAProxy does not listen: {(await proxy.EndAsync()).Errors}");
    }

    private static async Task ReadUntilAsync(HostProcess host, string text)
    {
        while (await host.ReadLineAsync() is { } line && !line.Contains(text, StringComparison.Ordinal))
        {
        }

        Assert.Contains(text, host.Lines[^1], StringComparison.Ordinal);
    }

    // HAProxy takes no port 0.
    private static IPEndPoint FreeAddress()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)probe.LocalEndPoint!;
    }
}
