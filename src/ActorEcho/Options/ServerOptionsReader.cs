using System.Text;
using Hocon;

namespace ActorEcho.Options;

/// <summary>The settings under <c>actorecho</c>, key by key, with their ranges.</summary>
internal sealed class ServerOptionsReader(ServiceRegistry services)
{
    private const string DefaultListener = "echo";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    public ServerOptions Read(SettingsReader root)
    {
        var server = root.Section("actorecho");
        var shutdown = server.Section("shutdown");
        var limits = server.Section("limits");
        var log = server.Section("log");
        var health = server.Section("health");
        var canary = server.Section("canary");
        var systemd = server.Section("systemd");
        var deadline = shutdown.Duration("deadline", Moment, Hour, "1ms to 1 hour");
        var options = new ServerOptions(ReadListeners(server))
        {
            ShutdownGrace = shutdown.Duration("grace", TimeSpan.Zero, Hour, "0s to 1 hour"),
            ShutdownCloseSpread = shutdown.Duration("close-spread", TimeSpan.Zero, deadline, "0s to deadline"),
            ShutdownDeadline = deadline,
            Limits = ReadLimits(limits),
            HealthListen = health.Text("listen") == "off" ? null : ReadAddress(health),
            Canary = new CanaryOptions
            {
                Interval = canary.DurationOrOff("interval", TimeSpan.FromMilliseconds(10), Hour, "10ms to 1 hour"),
                Timeout = canary.Duration("timeout", Moment, TimeSpan.FromMinutes(1), "1ms to 1 minute"),
                Failures = canary.Number("failures", 1, 100),
            },
            SystemdNotify = systemd.Flag("notify"),
            LogFormat = log.OneOf<LogFormat>("format"),
        };
        shutdown.RejectUnknown();
        limits.RejectUnknown();
        log.RejectUnknown();
        health.RejectUnknown();
        canary.RejectUnknown();
        systemd.RejectUnknown();
        server.RejectUnknown();
        return options;
    }

    private List<ListenerOptions> ReadListeners(SettingsReader server)
    {
        // Read by itself even when it is only a default, so that a mistake in it is told by the name it has there.
        var plain = ReadListener(DefaultListener, server.Section("listener"));
        var defaults = server.Map("listener");
        var listeners = server.Section("listeners");
        return listeners.Keys.Any()
            ? [.. listeners.Keys.Select(name => ReadListener(CheckName(name, listeners), listeners.Section(name, defaults)))]
            : [plain];
    }

    private ListenerOptions ReadListener(string name, SettingsReader listener)
    {
        var bind = listener.Section("bind");
        var writeBuffer = listener.Section("write-buffer");
        var timeouts = listener.Section("timeouts");
        var unix = listener.Section("unix");
        var limits = listener.Section("limits");
        var options = new ListenerOptions(name, ReadAddress(listener))
        {
            Service = ReadService(listener),
            UnixMode = ReadMode(unix),
            Bind = ReadBind(bind),
            WriteBuffer = ReadWriteBuffer(writeBuffer),
            Timeouts = ReadTimeouts(timeouts),
            Limits = ReadListenerLimits(limits),
            Tls = TlsReader.Read(listener.Section("tls")),
            ProxyProtocol = ProxyProtocolReader.Read(listener.Section("proxy-protocol")),
            Chat = ServiceOptionsReader.ReadChat(listener.Section("chat")),
            Qotd = ServiceOptionsReader.ReadQotd(listener.Section("qotd")),
            Linger = listener.Duration("linger", Moment, Hour, "1ms to 1 hour"),
        };
        unix.RejectUnknown();
        bind.RejectUnknown();
        writeBuffer.RejectUnknown();
        timeouts.RejectUnknown();
        limits.RejectUnknown();
        listener.RejectUnknown();
        return options;
    }

    private static UnixFileMode ReadMode(SettingsReader unix)
    {
        var text = unix.Text("mode");
        return text.Length is >= 1 and <= 4 && text.All(c => c is >= '0' and <= '7') && Convert.ToInt32(text, 8) is var mode and <= 511
            ? (UnixFileMode)mode
            : throw unix.Wrong("mode", "permissions in octal, 000 to 777, such as 660");
    }

    private static BindOptions ReadBind(SettingsReader bind)
    {
        var options = new BindOptions
        {
            Backlog = bind.Number("backlog", 1, 65_535),
            AcceptBatch = bind.Number("accept-batch", 1, 10_000),
            RetryMin = bind.Duration("retry-min", Moment, TimeSpan.FromMinutes(1), "1ms to 1 minute"),
        };
        return options with
        {
            RetryMax = bind.Duration("retry-max", options.RetryMin, TimeSpan.FromMinutes(10), "retry-min to 10 minutes"),
            GiveUpAfter = bind.DurationOrOff("give-up-after", TimeSpan.FromSeconds(1), Month, "1s to 30 days"),
        };
    }

    private static WriteBufferOptions ReadWriteBuffer(SettingsReader writeBuffer)
    {
        var highMark = writeBuffer.Bytes("high-mark", 64 * 1024, 1024 * 1024 * 1024, "64KiB to 1GiB");
        var options = new WriteBufferOptions
        {
            HighMark = highMark,
            AckEvery = writeBuffer.Bytes("ack-every", 1, highMark, "1 byte to high-mark"),
            Kernel = (int?)writeBuffer.BytesOrOff("kernel", 4 * 1024, 1024 * 1024 * 1024, "4KiB to 1GiB"),
            SlowReaderTimeout = writeBuffer.Duration("slow-reader-timeout", Moment, TimeSpan.FromDays(1), "1ms to 1 day"),
            MinDrainRate = writeBuffer.BytesOrOff("min-drain-rate", 1, 1024 * 1024 * 1024, "1 byte to 1GiB a second"),
        };
        return options.MinDrainRate <= options.SmallestDrainRate ? throw TooSlow(writeBuffer, options) : options;
    }

    private static HoconException TooSlow(SettingsReader writeBuffer, WriteBufferOptions options) => writeBuffer.Wrong(
        "min-drain-rate",
        $"more than {options.SmallestDrainRate} bytes a second, the smallest rate that can be told from none: {options.Unseen} bytes (ack-every and what systems buffer) in the slow-reader-timeout of {options.SlowReaderTimeout.TotalSeconds} s");

    private static TimeoutOptions ReadTimeouts(SettingsReader timeouts) => new()
    {
        FirstByte = timeouts.DurationOrOff("first-byte", Moment, Month, "1ms to 30 days"),
        Idle = timeouts.DurationOrOff("idle", Moment, Month, "1ms to 30 days"),
        Lifetime = timeouts.DurationOrOff("lifetime", Moment, Month, "1ms to 30 days"),
    };

    private static LimitOptions ReadLimits(SettingsReader limits) => new()
    {
        MaxConnections = limits.NumberOrOff("max-connections", 1, LimitOptions.MostConnections),
        WhenFull = limits.OneOf<WhenFull>("when-full"),
        AcceptRate = limits.NumberOrOff("accept-rate", 1, LimitOptions.MostPerSecond),
        MaxBufferedBytes = limits.BytesOrOff("max-buffered-bytes", LimitOptions.FewestBytes, LimitOptions.MostBytes, "1MiB to 1TiB"),
        AcceptBurst = limits.Number("accept-burst", 1, LimitOptions.MostPerSecond),
    };

    private static ListenerLimitOptions ReadListenerLimits(SettingsReader limits) => new()
    {
        MaxConnections = limits.NumberOrOff("max-connections", 1, LimitOptions.MostConnections),
        MaxPerAddress = limits.NumberOrOff("max-per-address", 1, LimitOptions.MostConnections),
        WhenFull = limits.OneOf<WhenListenerFull>("when-full"),
        Banner = Encoding.UTF8.GetByteCount(limits.Text("banner")) is >= 1 and <= 512 ? limits.Text("banner") : throw limits.Wrong("banner", "a text of 1 to 512 bytes"),
    };

    private static ListenAddress ReadAddress(SettingsReader listener) =>
        ListenAddress.TryParse(listener.Text("listen"), out var address) ? address : throw listener.Wrong("listen", ListenAddress.Expected);

    private string ReadService(SettingsReader listener)
    {
        var service = listener.Text("service");
        return services.TryFind(service, out _) ? service : throw listener.Wrong("service", $"one of {string.Join(", ", services.Names)}");
    }

    private static string CheckName(string name, SettingsReader listeners) =>
        ServerSupervisor.OwnNames.Contains(name) ? throw listeners.Wrong(name, "another name: this one is the server's own")
            : name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? name
            : throw listeners.Wrong(name, "a listener's name to have letters, digits, '-' and '_' only");
}
