using System.Buffers;
using System.Net;
using System.Text;
using ActorEcho.TestKit.Network;
using Akka.Actor;

namespace ActorEcho.TestKit;

/// <summary>
/// A client that does as it is told. It reads whatever comes, unless it is told to <see cref="Stall"/> or to <see cref="ReadSlowly"/>; what it is told to
/// send, it sends as fast as the server takes it.
/// </summary>
public sealed partial class Peer
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Scenario _scenario;
    private readonly Queue<byte[]> _unsent = new();
    private readonly ArrayBufferWriter<byte> _received = new();
    private Link? _link;
    private int _sentOfFirst;
    private int _claimed;
    private int? _rate;
    private bool _reads;
    private bool _readsLater;
    private bool _ending;
    private bool _left;

    internal Peer(Scenario scenario, string name, IPEndPoint address)
    {
        _scenario = scenario;
        Name = name;
        Address = address;
    }

    /// <summary>What the trace calls it: <c>peer1</c> is the first to connect.</summary>
    public string Name { get; }

    /// <summary>Where it connects from.</summary>
    public IPEndPoint Address { get; }

    /// <summary>The actor that serves it, for messages of your own; nobody before there is one.</summary>
    public IActorRef Connection => _link?.Handler ?? ActorRefs.Nobody;

    /// <summary>Everything that it has read.</summary>
    public ReadOnlyMemory<byte> Received => _received.WrittenMemory;

    /// <summary>Whether it has read up to the server's end.</summary>
    public bool SawEnd { get; private set; }

    /// <summary>Whether it was reset.</summary>
    public bool WasReset { get; private set; }

    /// <summary>Bytes that it was told to send and that the server's side does not take, as it reads no more for now.</summary>
    public long Unsent => _unsent.Sum(d => (long)d.Length) - _sentOfFirst;

    /// <summary>Sends text, as UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidOperationException">It has ended its side, or closed or reset its connection.</exception>
    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <exception cref="InvalidOperationException">It has ended its side, or closed or reset its connection.</exception>
    public void Send(ReadOnlySpan<byte> data)
    {
        if (_ending)
        {
            throw new InvalidOperationException($"{Name} cannot send any more: it has ended its side.");
        }

        Note($"{Name} sends {Trace.Show(data)}");
        _unsent.Enqueue(data.ToArray());
        SendOn();
        _scenario.Settle();
    }

    /// <summary>Ends its side, behind what it was told to send; it still reads.</summary>
    /// <exception cref="InvalidOperationException">It has closed or reset its connection.</exception>
    public void End()
    {
        Note($"{Name} ends its side");
        _ending = true;
        SendOn();
        _scenario.Settle();
    }

    /// <summary>Closes its socket: ends its side, and answers whatever still comes with a reset. What it has not sent yet is lost, and nothing more is seen.</summary>
    /// <exception cref="InvalidOperationException">It has closed or reset its connection.</exception>
    public void Close() => Leave("closes", s => s.Close());

    /// <summary>Breaks the connection off.</summary>
    /// <exception cref="InvalidOperationException">It has closed or reset its connection.</exception>
    public void Reset() => Leave("resets", s => s.Abort());

    /// <summary>Reads no more, until <see cref="ReadOn"/>.</summary>
    /// <exception cref="InvalidOperationException">It has closed or reset its connection.</exception>
    public void Stall()
    {
        Note($"{Name} stalls");
        _reads = false;
    }

    /// <summary>Reads whatever comes again.</summary>
    /// <exception cref="InvalidOperationException">It has closed or reset its connection.</exception>
    public void ReadOn()
    {
        Note($"{Name} reads on");
        _rate = null;
        _reads = true;
        OnReadable();
        _scenario.Settle();
    }

    /// <summary>Reads no faster than this from now on.</summary>
    /// <param name="bytesPerSecond">Bytes in a second, 1 or more.</param>
    /// <exception cref="InvalidOperationException">It has closed or reset its connection.</exception>
    public void ReadSlowly(int bytesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytesPerSecond, 1);
        Note($"{Name} reads {bytesPerSecond} bytes a second");
        _reads = true;
        _rate = bytesPerSecond;
        if (!_readsLater)
        {
            ReadLater();
        }
    }

    /// <summary>The next writes of the server to this peer fail with <c>CommandFailed</c>, as they would with a full queue.</summary>
    /// <param name="count">How many, 1 or more.</param>
    public void RefuseWrites(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (_link is not null)
        {
            _link.WritesToRefuse += count;
        }
    }

    internal void Begin(Link? link)
    {
        _link = link;
        _reads = link is not null;
        link?.Client.Attach(OnReadable, SendOn);
    }

    private void Leave(string how, Action<FakeSocket> leave)
    {
        Note($"{Name} {how}");
        _left = true;
        _unsent.Clear();
        _sentOfFirst = 0;
        if (_link is not null)
        {
            leave(_link.Client);
        }

        _scenario.Settle();
    }

    private void Note(string what)
    {
        if (_left)
        {
            throw new InvalidOperationException($"It cannot be that {what}: it has left.");
        }

        _scenario.Record.Add(what);
    }

    private void SendOn()
    {
        while (_link is not null && _unsent.TryPeek(out var next))
        {
            _sentOfFirst += _link.Client.Send(next.AsSpan(_sentOfFirst));
            if (_sentOfFirst < next.Length)
            {
                return;
            }

            _unsent.Dequeue();
            _sentOfFirst = 0;
        }

        if (_ending)
        {
            _link?.Client.EndSending();
        }
    }

    private void OnReadable()
    {
        if (_left || _link is null)
        {
            return;
        }

        if (_reads && _rate is null)
        {
            Read(int.MaxValue);
        }

        NoteEnd();
    }

    private void Read(int most)
    {
        var bytes = _link!.Client.Read(most);
        if (bytes.Length > 0)
        {
            _received.Write(bytes);
            _scenario.Record.Add($"{Name} reads {Trace.Show(bytes)}");
        }
    }

    private void NoteEnd()
    {
        if (!WasReset && _link!.Client.IsReset)
        {
            WasReset = true;
            _scenario.Record.Add($"{Name} is reset");
        }
        else if (!SawEnd && !WasReset && _reads && _link!.Client.IsAtEnd)
        {
            SawEnd = true;
            _scenario.Record.Add($"{Name} sees the server's end");
        }
    }

    // Ten times a second, or a byte at a time where that is more often than needed.
    private void ReadLater()
    {
        _readsLater = _rate is not null && _link is not null && !IsOver;
        if (_readsLater)
        {
            _scenario.After(_rate < 10 ? Second / _rate!.Value : Second / 10, () =>
            {
                if (_rate is { } rate && _reads && !IsOver)
                {
                    Read(Math.Max(1, rate / 10));
                    NoteEnd();
                }

                ReadLater();
            });
        }
    }
}
