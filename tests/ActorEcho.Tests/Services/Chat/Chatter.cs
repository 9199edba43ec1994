using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorEcho.Tests.Services.Chat;

/// <summary>A client of a chat on a real socket.</summary>
internal sealed class Chatter : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly StreamReader _reader;
    private readonly CancellationToken _patience;

    private Chatter(string name, string room, IPEndPoint address, int? receiveBuffer, CancellationToken patience)
    {
        Name = name;
        Room = room;
        _patience = patience;
        if (receiveBuffer is { } size)
        {
            _socket.ReceiveBufferSize = size;
        }

        _socket.Connect(address);
        _reader = new StreamReader(new NetworkStream(_socket), Encoding.UTF8);
    }

    public string Name { get; }

    public string Room { get; }

    /// <summary>What others have said, in the order in which it came.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>What the chat has told.</summary>
    public List<string> Notices { get; } = [];

    /// <summary>A client that is in the room already.</summary>
    public static async Task<Chatter> EnterAsync(string name, string room, IPEndPoint address, int? receiveBuffer, CancellationToken patience)
    {
        var chatter = new Chatter(name, room, address, receiveBuffer, patience);
        await chatter.SendAsync($"{name}\n/join {room}\n");
        await chatter.ReadUntilAsync(() => chatter.Notices.Exists(n => n.StartsWith($"* you are in {room}", StringComparison.Ordinal)));
        return chatter;
    }

    public async Task SendAsync(string text)
    {
        for (ReadOnlyMemory<byte> rest = Encoding.UTF8.GetBytes(text); !rest.IsEmpty;)
        {
            rest = rest[await _socket.SendAsync(rest, _patience)..];
        }
    }

    public async Task ReadUntilAsync(Func<bool> isEnough)
    {
        while (!isEnough() && await _reader.ReadLineAsync(_patience) is { } line)
        {
            (line.StartsWith("* ", StringComparison.Ordinal) ? Notices : Heard).Add(line);
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _socket.Dispose();
    }
}
