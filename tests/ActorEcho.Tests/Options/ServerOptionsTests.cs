using Hocon;

namespace ActorEcho.Tests.Options;

/// <summary>Each key of hocon/actorecho.conf ends up in its option; what it does there is tested where it is used.</summary>
public sealed class ServerOptionsTests
{
    // Of a section that is off as a whole, one setting has no effect without another.
    private const string And = "\nactorecho.listener.";

    public static TheoryData<string, string, Func<ServerOptions, object>, object> Keys => new()
    {
        { "listener.listen", "\"[::1]:99\"", o => o.Listeners[0].Listen, new ListenAddress("::1", 99) },
        { "listener.service", "upper", o => o.Listeners[0].Service, "upper" },
        { "listener.unix.mode", "600", o => o.Listeners[0].UnixMode, UnixFileMode.UserRead | UnixFileMode.UserWrite },
        { "listener.bind.backlog", "7", o => o.Listeners[0].Bind.Backlog, 7 },
        { "listener.bind.accept-batch", "8", o => o.Listeners[0].Bind.AcceptBatch, 8 },
        { "listener.bind.retry-min", "9ms", o => o.Listeners[0].Bind.RetryMin, TimeSpan.FromMilliseconds(9) },
        { "listener.bind.give-up-after", "2 minutes", o => o.Listeners[0].Bind.GiveUpAfter!, TimeSpan.FromMinutes(2) },
        { "listener.bind.retry-max", "1 minute", o => o.Listeners[0].Bind.RetryMax, TimeSpan.FromMinutes(1) },
        { "listener.write-buffer.high-mark", "1MiB", o => o.Listeners[0].WriteBuffer.HighMark, 1L << 20 },
        { "listener.write-buffer.ack-every", "1000", o => o.Listeners[0].WriteBuffer.AckEvery, 1000L },
        { "listener.write-buffer.kernel", "64KiB", o => o.Listeners[0].WriteBuffer.Kernel!, 64 * 1024 },
        { "listener.write-buffer.min-drain-rate", "1MiB", o => o.Listeners[0].WriteBuffer.MinDrainRate!, 1L << 20 },
        { "listener.write-buffer.slow-reader-timeout", "1d", o => o.Listeners[0].WriteBuffer.SlowReaderTimeout, TimeSpan.FromDays(1) },
        { "listener.timeouts.first-byte", "10s", o => o.Listeners[0].Timeouts.FirstByte!, TimeSpan.FromSeconds(10) },
        { "listener.timeouts.idle", "5 minutes", o => o.Listeners[0].Timeouts.Idle!, TimeSpan.FromMinutes(5) },
        { "listener.timeouts.lifetime", "1d", o => o.Listeners[0].Timeouts.Lifetime!, TimeSpan.FromDays(1) },
        { "listener.limits.max-connections", "5", o => o.Listeners[0].Limits.MaxConnections!, 5 },
        { "listener.limits.max-per-address", "6", o => o.Listeners[0].Limits.MaxPerAddress!, 6 },
        { "limits.max-connections", "7", o => o.Limits.MaxConnections!, 7 },
        { "listener.limits.when-full", "banner", o => o.Listeners[0].Limits.WhenFull, WhenListenerFull.Banner },
        { "listener.limits.banner", "\"no\\r\\n\"", o => o.Listeners[0].Limits.Banner, "no\r\n" },
        { "limits.when-full", "queue", o => o.Limits.WhenFull, WhenFull.Queue },
        { "limits.accept-rate", "50", o => o.Limits.AcceptRate!, 50 },
        { "limits.accept-burst", "5", o => o.Limits.AcceptBurst, 5 },
        { "limits.max-buffered-bytes", "2GiB", o => o.Limits.MaxBufferedBytes!, 2L << 30 },
        { "listener.proxy-protocol.trusted", $"[unix]{And}proxy-protocol.enabled = on", o => o.Listeners[0].ProxyProtocol is { TrustsUnixSockets: true, Trusted.Count: 0 }, true },
        { "listener.proxy-protocol.enabled", $"on{And}proxy-protocol.trusted = [10.0.0.0/8]", o => o.Listeners[0].ProxyProtocol is not null, true },
        { "listener.proxy-protocol.trusted", $"[10.0.0.0/8, \"::1\", \"::ffff:1.2.3.4\"]{And}proxy-protocol.enabled = on", o => string.Join(' ', o.Listeners[0].ProxyProtocol?.Trusted ?? []), "10.0.0.0/8 ::1/128 1.2.3.4/32" },
        { "listener.chat.line-limit", "2KiB", o => o.Listeners[0].Chat.LineLimit, 2048 },
        { "listener.chat.name-limit", "8", o => o.Listeners[0].Chat.NameLimit, 8 },
        { "listener.chat.queue", "50", o => o.Listeners[0].Chat.Queue, 50 },
        { "listener.qotd.file", "/etc/quotes", o => o.Listeners[0].Qotd.File ?? "", "/etc/quotes" },
        { "listener.linger", "3s", o => o.Listeners[0].Linger, TimeSpan.FromSeconds(3) },
        { "shutdown.grace", "10s", o => o.ShutdownGrace, TimeSpan.FromSeconds(10) },
        { "shutdown.close-spread", "4s", o => o.ShutdownCloseSpread, TimeSpan.FromSeconds(4) },
        { "shutdown.deadline", "30s", o => o.ShutdownDeadline, TimeSpan.FromSeconds(30) },
        { "health.listen", "\"[::1]:98\"", o => o.HealthListen!, new ListenAddress("::1", 98) },
        { "canary.interval", "5s", o => o.Canary.Interval!, TimeSpan.FromSeconds(5) },
        { "canary.timeout", "1s", o => o.Canary.Timeout, TimeSpan.FromSeconds(1) },
        { "canary.failures", "1", o => o.Canary.Failures, 1 },
        { "systemd.notify", "off", o => o.SystemdNotify, false },
        { "log.format", "json", o => o.LogFormat, LogFormat.Json },
        { "listeners.one.linger", "4s", o => o.Listeners.Single(l => l.Name == "one").Linger, TimeSpan.FromSeconds(4) },
    };

    public static TheoryData<string, string> Wrong => new()
    {
        { "listener.listen = 7007", "actorecho.listener.listen is '7007', expected HOST:PORT" },
        { "listener.service = ecko", "actorecho.listener.service is 'ecko', expected one of chargen, chat, daytime, discard, echo, qotd, time, upper" },
        { "listener.unix.mode = 1777", "actorecho.listener.unix.mode is '1777', expected permissions in octal, 000 to 777, such as 660" },
        { "listener.unix.mode = 68", "expected permissions in octal" },
        { "listener.bind.backlog = 0", "expected a whole number from 1 to 65535" },
        { "listener.bind.accept-batch = 10001", "expected a whole number from 1 to 10000" },
        { "listener.bind.retry-min = 2m", "actorecho.listener.bind.retry-min is '2m', expected a duration from 1ms to 1 minute" },
        { "listener.bind.retry-max = 1ms", "actorecho.listener.bind.retry-max is '1ms', expected a duration from retry-min to 10 minutes" },
        { "listener.bind.give-up-after = 10ms", "actorecho.listener.bind.give-up-after is '10ms', expected a duration from 1s to 30 days, or off" },
        { "listener.write-buffer.high-mark = 1k", "actorecho.listener.write-buffer.high-mark is '1k', expected a size from 64KiB to 1GiB" },
        { "listener.write-buffer.ack-every = 1GiB", "expected a size from 1 byte to high-mark" },
        { "listener.write-buffer.kernel = 1", "actorecho.listener.write-buffer.kernel is '1', expected a size from 4KiB to 1GiB, or off" },
        { "listener.write-buffer { kernel = 1MiB, ack-every = 512KiB, high-mark = 1MiB, min-drain-rate = 10KiB, slow-reader-timeout = 2s }", "expected more than 1048576 bytes a second" },
        { "listener.write-buffer.min-drain-rate = 2GiB", "actorecho.listener.write-buffer.min-drain-rate is '2GiB', expected a size from 1 byte to 1GiB a second, or off" },
        { "listener.write-buffer.min-drain-rate = 1000", "min-drain-rate is '1000', expected more than 3605 bytes a second" },
        { "listener.write-buffer.slow-reader-timeout = 2d", "expected a duration from 1ms to 1 day" },
        { "listener.timeouts.first-byte = 31d", "actorecho.listener.timeouts.first-byte is '31d', expected a duration from 1ms to 30 days, or off" },
        { "listener.timeouts.idle = 0", "actorecho.listener.timeouts.idle is '0', expected a duration from 1ms to 30 days, or off" },
        { "listener.timeouts.lifetime = 0", "actorecho.listener.timeouts.lifetime is '0', expected a duration from 1ms to 30 days, or off" },
        { "listener.limits.max-connections = 0", "expected a whole number from 1 to 10000000" },
        { "listener.limits.max-per-address = -1", "expected a whole number from 1 to 10000000" },
        { "limits.max-connections = 10000001", "expected a whole number from 1 to 10000000" },
        { "limits.when-full = wait", "actorecho.limits.when-full is 'wait', expected one of refuse, queue, banner" },
        { "listener.limits.when-full = queue", "actorecho.listener.limits.when-full is 'queue', expected one of refuse, banner" },
        { "listener.limits.banner = \"\"", "actorecho.listener.limits.banner is '', expected a text of 1 to 512 bytes" },
        { "limits.accept-rate = 0", "expected a whole number from 1 to 1000000" },
        { "limits.max-buffered-bytes = 1000", "expected a size from 1MiB to 1TiB, or off" },
        { "listeners.overload {}", "expected another name: this one is the server's own" },
        { "limits.accept-burst = 0", "expected a whole number from 1 to 1000000" },
        { "listener.proxy-protocol.enabled = maybe", "expected true, false, yes, no, on or off" },
        { "listener.proxy-protocol { trusted = [], enabled = on }", "actorecho.listener.proxy-protocol.trusted is '[]', expected the proxies' networks or addresses such as 10.0.0.0/8" },
        { "listener.proxy-protocol.trusted = [10.0.0.0/33]", "actorecho.listener.proxy-protocol.trusted has '10.0.0.0/33', expected networks or addresses such as" },
        { "listener.proxy-protocol.trusted = [proxy.example]", "actorecho.listener.proxy-protocol.trusted has 'proxy.example', expected networks" },
        { "listener.proxy-protocol.trusted = [127.1]", "actorecho.listener.proxy-protocol.trusted has '127.1', expected networks" },
        { "listener.proxy-protocol.trust = []", "did you mean actorecho.listener.proxy-protocol.trusted?" },
        { "listener.chat.line-limit = 63", "actorecho.listener.chat.line-limit is '63', expected a size from 64 bytes to 64KiB" },
        { "listener.chat.name-limit = 7", "expected a whole number from 8 to 64" },
        { "listener.chat.queue = 0", "expected a whole number from 1 to 100000" },
        { "listener.chat.lines = 1", "there is no setting actorecho.listener.chat.lines" },
        { "listener.qotd.fil = x", "did you mean actorecho.listener.qotd.file?" },
        { "listener.linger = 0", "actorecho.listener.linger is '0', expected a duration from 1ms to 1 hour" },
        { "shutdown.grace = 2h", "actorecho.shutdown.grace is '2h', expected a duration from 0s to 1 hour" },
        { "shutdown.close-spread = 6s", "actorecho.shutdown.close-spread is '6s', expected a duration from 0s to deadline" },
        { "shutdown.deadline = never", "expected a duration such as" },
        { "health.listen = 98", "actorecho.health.listen is '98', expected HOST:PORT" },
        { "canary.interval = 1ms", "actorecho.canary.interval is '1ms', expected a duration from 10ms to 1 hour, or off" },
        { "canary.timeout = 2m", "actorecho.canary.timeout is '2m', expected a duration from 1ms to 1 minute" },
        { "canary.failures = 0", "expected a whole number from 1 to 100" },
        { "listeners.readiness {}", "expected another name: this one is the server's own" },
        { "systemd.notify = maybe", "actorecho.systemd.notify" },
        { "log.format = xml", "actorecho.log.format is 'xml', expected one of text, json" },
        { "listeners.\"a b\" {}", "expected a listener's name to have letters, digits, '-' and '_' only" },
        { "listner {}", "there is no setting actorecho.listner, did you mean actorecho.listener?" },
        { "listener.lingr = 1s", "there is no setting actorecho.listener.lingr, did you mean actorecho.listener.linger?" },
        { "listeners.one.bind.foo = 1", "there is no setting actorecho.listeners.one.bind.foo, expected accept-batch, backlog, give-up-after, retry-max, retry-min" },
        { "shutdown.colour = red", "there is no setting actorecho.shutdown.colour, expected close-spread, deadline, grace" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_is_heeded(string key, string value, Func<ServerOptions, object> option, object expected)
    {
        if (!key.StartsWith("listeners", StringComparison.Ordinal))
        {
            Assert.NotEqual(expected, option(Read("")));
        }

        Assert.Equal(expected, option(Read($"actorecho.{key} = {value}")));
    }

    // TLS needs files of its own: Edge/TlsOptionsTests.
    [Fact]
    public void Every_key_of_the_reference_is_in_that_list()
    {
        var keys = ((HoconMap)ServerConfiguration.Reference.Resolve()["actorecho"]).Leaves().Select(l => l.Path.ToString()).Where(k => k != "listeners" && !k.StartsWith("listener.tls.", StringComparison.Ordinal));
        Assert.Empty(keys.Except(Keys.Select(row => (string)row[0])));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_refused_with_its_place_and_what_was_expected(string text, string message)
    {
        var error = Assert.Throws<HoconException>(() => Read($"actorecho {{\n  {text}\n}}"));
        Assert.StartsWith("server.conf:2:", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_in_code_are_those_of_the_reference()
    {
        var options = Read("");
        Assert.Equal(new ListenerOptions("echo", new ListenAddress("127.0.0.1", 7007)), Assert.Single(options.Listeners));
        Assert.Equal(new ServerOptions(options.Listeners), options);
    }

    [Fact]
    public void Listeners_have_what_they_say_over_what_all_have()
    {
        var listeners = Read("actorecho { listener.linger = 9s, listeners { a.listen = \"0.0.0.0:1\", b { listen = \"0.0.0.0:2\", linger = 8s } } }").Listeners;
        Assert.Equal([("a", 1, 9), ("b", 2, 8)], listeners.Select(l => (l.Name, l.Listen.Port, l.Linger.Seconds)));
    }

    private static ServerOptions Read(string text) => ServerConfiguration.Read(
        HoconDocument.Parse(HoconSource.OfText(text, "server.conf")).WithFallback(ServerConfiguration.Reference).Resolve(),
        ServiceRegistry.BuiltIn.With("upper", () => new EchoConnection()));
}
