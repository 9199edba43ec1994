using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace ActorEcho.Host.Tests.Spec;

/// <summary><c>actorecho spec</c> as it is run, against this server and others.</summary>
public sealed class SpecCommandTests
{
    public static TheoryData<string> Drivers => OperatingSystem.IsLinux() ? ["epoll", "io-uring", "sockets"] : ["sockets"];

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Our_echo_passes_with_each_driver(string driver)
    {
        using var server = await HostProcess.ServeAsync("--set", $"akka.io.tcp.driver={driver}");
        var (code, output, errors) = await HostProcess.RunAsync(["spec", $"{server.Address}", "--silence", "0.5"]);
        Assert.True(code == 0, output + errors);
        Assert.EndsWith("17 cases passed", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Our_echo_passes_with_tls_too(string driver)
    {
        var file = WriteCertificate();
        try
        {
            using var server = await HostProcess.ServeAsync(
                "--set", $"akka.io.tcp.driver={driver}", "--set", $"actorecho.listener.tls={{ enabled = on, certificate = \"{file}\" }}");
            var (code, output, errors) = await HostProcess.RunAsync(["spec", $"{server.Address}", "--tls", "--ca", file, "--silence", "0.5"]);
            Assert.True(code == 0, output + errors);
            (code, _, errors) = await HostProcess.RunAsync(["spec", $"{server.Address}", "--tls", "--only", "2"]);
            Assert.Equal(6, code);
            Assert.Contains($"no TLS with {server.Address}: ", errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [ToolFact("socat", "socat")]
    public async Task The_echo_of_socat_passes() => await PassesAsync(port => new ProcessStartInfo("socat", [$"TCP-LISTEN:{port},bind=127.0.0.1,fork,reuseaddr,backlog=200", "EXEC:cat"]));

    [TokioFact]
    public async Task The_echo_of_Tokio_passes()
    {
        var folder = Directory.CreateTempSubdirectory("tokio-echo");
        try
        {
            await BuildTokioAsync(folder.FullName);
            await PassesAsync(port => new ProcessStartInfo(Path.Combine(folder.FullName, "target/debug/tokio-echo"), [$"{port}", "65536"]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Results_can_be_had_as_an_object_and_cases_be_chosen()
    {
        using var server = await HostProcess.ServeAsync();
        var (code, output, _) = await HostProcess.RunAsync(["spec", $"{server.Address}", "--only", "2,7", "--json"]);
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(2, json.RootElement.GetProperty("passed").GetInt32());
        Assert.Equal([2, 7], json.RootElement.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task A_server_that_fails_is_told_apart_from_none_by_the_exit_code()
    {
        using var discard = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        discard.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        discard.Listen(100); // The kernel connects its clients, and nobody serves them.
        var (code, output, _) = await HostProcess.RunAsync(["spec", $"{discard.LocalEndPoint}", "--only", "1,2", "--timeout", "1"]);
        Assert.Equal(5, code);
        Assert.Contains("FAILED   2  one byte: that byte, at once (1.0", output, StringComparison.Ordinal);
        Assert.Contains("seen: nothing more after 0 bytes, when 1 bytes were still to come", output, StringComparison.Ordinal);
        Assert.Contains("why it matters: ", output, StringComparison.Ordinal);
        Assert.EndsWith("1 of 2 cases failed: 2", output.TrimEnd(), StringComparison.Ordinal);
        var address = $"{discard.LocalEndPoint}";
        discard.Dispose();
        (code, _, var errors) = await HostProcess.RunAsync(["spec", address]);
        Assert.Equal(6, code);
        Assert.Equal($"actorecho spec: cannot connect to {address}: Connection refused", errors.TrimEnd());
    }

    [Theory]
    [InlineData("'nonsense' is no server; expected HOST:PORT", "nonsense")]
    [InlineData("expected HOST:PORT, the server")]
    [InlineData("there is no case '99'; expected numbers from 1 to 17", "127.0.0.1:7", "--only", "3,99")]
    [InlineData("--timeout 0: expected seconds", "127.0.0.1:7", "--timeout", "0")]
    [InlineData("--ca and --insecure are for --tls", "127.0.0.1:7", "--insecure")]
    public async Task A_mistake_is_told_in_one_line(string told, params string[] args)
    {
        var (code, output, errors) = await HostProcess.RunAsync(["spec", .. args]);
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.Contains(told, errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors.TrimEnd());
    }

    private static async Task PassesAsync(Func<int, ProcessStartInfo> start)
    {
        var port = FreePort();
        using var server = Process.Start(start(port))!;
        try
        {
            await AwaitAsync(port);
            var (code, output, errors) = await HostProcess.RunAsync(["spec", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), "--silence", "0.5"]);
            Assert.True(code == 0, output + errors);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    private static async Task BuildTokioAsync(string folder)
    {
        var source = Path.Combine(Repository(), "tests/bench/peers/tokio");
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        using var cargo = Process.Start(new ProcessStartInfo(
            "cargo",
            ["build", "--quiet", "--offline", "--manifest-path", Path.Combine(folder, "Cargo.toml"), "--config", "source.crates-io.replace-with=\"debian\"", "--config", $"source.debian.directory=\"{TokioFactAttribute.Crates}\""])
        { RedirectStandardError = true })!;
        var errors = await cargo.StandardError.ReadToEndAsync();
        await cargo.WaitForExitAsync();
        Assert.True(cargo.ExitCode == 0, errors);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ActorEcho.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static async Task AwaitAsync(int port)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (watch.Elapsed < TimeSpan.FromSeconds(10))
            {
                await Task.Yield();
            }
        }
    }

    private static string WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var file = Path.GetTempFileName();
        File.WriteAllText(file, certificate.ExportCertificatePem() + Environment.NewLine + key.ExportPkcs8PrivateKeyPem());
        return file;
    }
}
