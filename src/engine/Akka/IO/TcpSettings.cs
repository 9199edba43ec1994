using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Configuration;
using Akka.IO.Channels;
using Akka.IO.Connections;

namespace Akka.IO;

/// <summary>The section akka.io.tcp, checked.</summary>
public class TcpSettings
{
    private const string Section = "akka.io.tcp";

    private const string Unlimited = "unlimited";

    private int _transferToLimit;

    private TcpSettings(Config config)
    {
        Driver = config.GetString("driver", Drivers.Auto);
        _ = Drivers.Resolve(Driver);
        MaxChannels = Count(config, "max-channels", 256_000, Unlimited, least: 1);
        BatchAcceptLimit = Count(config, "batch-accept-limit", 10, null, least: 1);
        RegisterTimeout = Duration(config, "register-timeout", TimeSpan.FromSeconds(10));
        ExhaustedPatience = Duration(config, "exhausted-patience", TimeSpan.FromSeconds(2)) ?? TimeSpan.MaxValue;
        SpareDescriptors = Count(config, "spare-descriptors", 8, null, least: 0);
        ReceivedMessageSizeLimit = Bytes(config, "max-received-message-size", int.MaxValue, Unlimited);
        ManagementDispatcher = config.GetString("management-dispatcher", Dispatch.Dispatchers.DefaultDispatcherId);
        FileIODispatcher = config.GetString("file-io-dispatcher", Dispatch.Dispatchers.DefaultBlockingDispatcherId);
        TransferToLimit = Bytes(config, "file-io-transferTo-limit", 512 * 1024, null);
        FinishConnectRetries = Count(config, "finish-connect-retries", 5, null, least: 0);
        OutgoingSocketForceIpv4 = config.GetBoolean("outgoing-socket-force-ipv4", false);
        WriteCommandsQueueMaxSize = Count(config, "write-commands-queue-max-size", -1, null, least: -1);
        PendingWritesMark = Bytes(config, "pending-writes-mark", 16 * 1024 * 1024, Unlimited);
        NotSentLowWater = Bytes(config, "notsent-lowat", int.MaxValue, Unlimited);
        if (NotSentLowWater != int.MaxValue && !OperatingSystem.IsLinux())
        {
            throw new ConfigurationException($"{Section}.notsent-lowat is {NotSentLowWater} bytes, which only Linux has; expected {Unlimited} here.");
        }

        HandlerAffinity = config.GetBoolean("handler-affinity", true);
        LeastEventLoops = Count(config, "event-loops.min", 1, null, least: 1);
        var most = Count(config, "event-loops.max", int.MaxValue, "auto", least: LeastEventLoops);
        MostEventLoops = most == int.MaxValue ? Math.Max(LeastEventLoops, Environment.ProcessorCount) : most;
        LoopBlockedAfter = Duration(config, "event-loops.blocked-after", TimeSpan.FromSeconds(1)) ?? TimeSpan.MaxValue;
        TraceLogging = config.GetBoolean("trace-logging", false);
    }

    /// <summary>How long a new connection waits for <see cref="Tcp.Register"/>; null: for ever.</summary>
    public TimeSpan? RegisterTimeout { get; }

    /// <summary>Connections that a listener accepts in one turn.</summary>
    public int BatchAcceptLimit { get; }

    /// <summary>The most bytes of one <see cref="Tcp.Received"/>.</summary>
    public int ReceivedMessageSizeLimit { get; }

    public string ManagementDispatcher { get; }

    public string FileIODispatcher { get; }

    /// <summary>Bytes of a file that are read at a time, from the next file on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set below 1.</exception>
    public int TransferToLimit
    {
        get => _transferToLimit;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _transferToLimit = value;
        }
    }

    /// <summary>Times that connecting is tried again when a local resource was lacking.</summary>
    public int FinishConnectRetries { get; }

    public bool OutgoingSocketForceIpv4 { get; }

    /// <summary>Write commands that may wait for one connection; -1: any number.</summary>
    public int WriteCommandsQueueMaxSize { get; }

    public bool TraceLogging { get; }

    internal string Driver { get; }

    internal int MaxChannels { get; }

    /// <summary>Descriptors that connections do not get.</summary>
    internal int SpareDescriptors { get; }

    /// <summary>How long clients wait in a backlog for want of descriptors before they are reset.</summary>
    internal TimeSpan ExhaustedPatience { get; }

    internal bool HandlerAffinity { get; }

    /// <summary>Bytes that the kernel takes without being able to send them; <see cref="int.MaxValue"/>: its own limits.</summary>
    internal int NotSentLowWater { get; }

    /// <summary>Bytes that wait to be sent above which a connection in push mode is not read from.</summary>
    internal int PendingWritesMark { get; }

    internal int LeastEventLoops { get; }

    internal int MostEventLoops { get; }

    /// <summary>How long an actor may keep its loop before it is named in the log.</summary>
    internal TimeSpan LoopBlockedAfter { get; }

    /// <exception cref="ConfigurationException">A value is out of its range.</exception>
    public static TcpSettings Create(ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return Create(system.Settings.Config.GetConfig(Section));
    }

    /// <summary>The socket options of a command, and before them those that stand in the configuration.</summary>
    internal ChannelOptions OptionsFor(EndPoint endPoint, IEnumerable<Inet.SocketOption> options) =>
        new(NotSentLowWater == int.MaxValue || endPoint.AddressFamily == AddressFamily.Unix ? options : options.Prepend(new UnsentLimit(NotSentLowWater)));

    /// <param name="config">The section itself; null or lacking keys: the defaults.</param>
    /// <exception cref="ConfigurationException">A value is out of its range.</exception>
    public static TcpSettings Create(Config? config) => new(config ?? Config.Empty);

    private static int Count(Config config, string key, int missing, string? unlimited, int least)
    {
        if (unlimited is not null && config.GetString(key, "") == unlimited)
        {
            return int.MaxValue;
        }

        var value = config.GetInt(key, missing);
        return value >= least
            ? value
            : throw new ConfigurationException($"{Section}.{key} is {value}; expected {least} or more{Or(unlimited)}.");
    }

    private static int Bytes(Config config, string key, int missing, string? unlimited)
    {
        if (unlimited is not null && config.GetString(key, "") == unlimited)
        {
            return int.MaxValue;
        }

        var value = config.GetByteSize(key, missing) ?? missing;
        return value is >= 1 and <= int.MaxValue
            ? (int)value
            : throw new ConfigurationException($"{Section}.{key} is {value} bytes; expected 1 byte to {int.MaxValue} bytes{Or(unlimited)}.");
    }

    private static TimeSpan? Duration(Config config, string key, TimeSpan missing)
    {
        var value = config.GetTimeSpan(key, missing);
        return value == Timeout.InfiniteTimeSpan ? null
            : value > TimeSpan.Zero ? value
            : throw new ConfigurationException($"{Section}.{key} is {value}; expected a duration above zero, or infinite.");
    }

    private static string Or(string? unlimited) => unlimited is null ? "" : $", or {unlimited}";
}
