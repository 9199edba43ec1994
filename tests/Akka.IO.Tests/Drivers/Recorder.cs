using System.Collections.Concurrent;
using System.Net.Sockets;
using Akka.Dispatch;
using Akka.IO.Channels;

namespace Akka.IO.Tests.Drivers;

/// <summary>An owner that writes down what it is told; completions wait until the test runs them.</summary>
internal sealed class Recorder(ConcurrentQueue<IRunnable> completions) : IChannelOwner, IAcceptOwner, IConnectOwner
{
    public List<byte> Bytes { get; } = [];

    public List<int> Chunks { get; } = [];

    /// <summary>The chunks themselves.</summary>
    public List<ByteString> Kept { get; } = [];

    /// <summary>The kinds of events in order: r(eceived), h(eld), s(ent), e(nd), x (error), a(ccepted), c(onnected).</summary>
    public string Events { get; private set; } = "";

    public List<SocketError> Errors { get; } = [];

    public List<Channel> Channels { get; } = [];

    public Channel Channel => Assert.Single(Channels);

    /// <summary>Called after each event.</summary>
    public Action<char> Then { get; set; } = static _ => { };

    public void Post(IRunnable completion) => completions.Enqueue(completion);

    public void OnReceived(ByteString data)
    {
        Bytes.AddRange(data);
        Chunks.Add(data.Count);
        Kept.Add(data);
        Note('r');
    }

    public void OnHeld() => Note('h');

    public void OnSent() => Note('s');

    public void OnEnd() => Note('e');

    public void OnError(SocketError error)
    {
        Errors.Add(error);
        Note('x');
    }

    public void OnAccepted(Channel channel)
    {
        Channels.Add(channel);
        Note('a');
    }

    public void OnAcceptError(SocketError error) => OnError(error);

    public void OnConnected(Channel channel)
    {
        Channels.Add(channel);
        Note('c');
    }

    public void OnConnectFailed(SocketError error) => OnError(error);

    private void Note(char what)
    {
        Events += what;
        Then(what);
    }
}
