using System.Net.Sockets;

namespace Akka.IO.Channels;

/// <summary>The socket options of a bind or connect command, applied at the moments that <see cref="Inet.SocketOption"/> names.</summary>
internal sealed class ChannelOptions
{
    public static readonly ChannelOptions None = new([]);

    private readonly Inet.SocketOption[] _options;

    public ChannelOptions(IEnumerable<Inet.SocketOption> options)
    {
        _options = [.. options];
        Numbered = [.. _options.OfType<INumberedOption>().SelectMany(o => o.Settings)];
    }

    public bool IsEmpty => _options.Length == 0;

    public IReadOnlyList<NumberedSetting> Numbered { get; }

    /// <summary>The others, which need a <see cref="Socket"/> to work on.</summary>
    public ChannelOptions Foreign() => new(_options.Where(o => o is not INumberedOption));

    public void BeforeBind(Socket socket) => Array.ForEach(_options, o => o.BeforeServerSocketBind(socket));

    public void AfterBind(Socket socket) => Array.ForEach(_options, o => (o as Inet.SocketOptionV2)?.AfterBind(socket));

    public void BeforeConnect(Socket socket) => Array.ForEach(_options, o => o.BeforeConnect(socket));

    public void AfterConnect(Socket socket) => Array.ForEach(_options, o => o.AfterConnect(socket));
}
