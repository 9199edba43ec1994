using System.Net;

namespace ActorEcho.TestKit.Network;

/// <summary>One end of a connection, as the kernel shows it to a program.</summary>
internal sealed class FakeSocket(Wire incoming, Wire outgoing, EndPoint local, EndPoint remote)
{
    private bool _closed;

    public EndPoint Local => local;

    public EndPoint Remote => remote;

    public int Available => incoming.Available;

    public bool IsAtEnd => incoming.IsAtEnd;

    /// <summary>Whether the other side has broken the connection off.</summary>
    public bool IsReset => incoming.IsReset;

    /// <summary>Calls back, at any time from now on, when there is something to read or room to write.</summary>
    public void Attach(Action readable, Action writable)
    {
        incoming.Readable = () =>
        {
            if (incoming.IsReset)
            {
                outgoing.Die();
            }

            readable();
        };
        outgoing.Writable = writable;
    }

    public int Send(ReadOnlySpan<byte> data) => outgoing.Send(data);

    public byte[] Read(int most) => incoming.Read(most);

    public void EndSending() => outgoing.End();

    /// <summary>As Linux does it: who closes with bytes that were not read, or gets more afterwards, resets.</summary>
    public void Close()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        if (incoming.Available > 0)
        {
            Abort();
            return;
        }

        outgoing.End();
        incoming.Discard(outgoing.Reset);
    }

    public void Abort()
    {
        _closed = true;
        outgoing.Reset();
        incoming.Discard(() => { });
    }
}
