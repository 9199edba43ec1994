using System.Text;
using ActorEcho.Edge;
using Akka.IO;

namespace ActorEcho.Tests.Edge;

/// <summary>TLS between two ends, without an actor.</summary>
public sealed class TlsSessionTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Certificates _certificates = new();
    private readonly TlsClient _client = new();
    private readonly SemaphoreSlim _moves = new(0);
    private readonly TlsEdge _edge;
    private readonly TlsSession _session;

    public TlsSessionTests()
    {
        _edge = new TlsEdge(new TlsOptions(_certificates.Issue("localhost")));
        _session = new TlsSession(() => _moves.Release());
    }

    public void Dispose()
    {
        _session.Dispose();
        _client.Dispose();
        _certificates.Dispose();
        _moves.Dispose();
    }

    [Fact]
    public void On_a_thread_of_its_own_nothing_happens_elsewhere()
    {
        Shake(null);
        _session.Feed(_client.Write("hello"u8).TakeOutput());
        Assert.Equal("hello", _session.Read().ToString());
        Assert.Equal(0, _moves.CurrentCount);
    }

    // With a context in the way, the runtime goes on with what waited on threads of its pool.
    [Fact]
    public async Task What_goes_on_elsewhere_is_told()
    {
        await Task.Run(() => Shake(new Context()));
        Assert.True(_session.IsOpen);
        SynchronizationContext.SetSynchronizationContext(null);
        _session.Write(ByteString.FromString("hello"));
        _client.Feed(_session.TakeOutput());
        Assert.Equal("hello"u8.ToArray(), _client.Read());
    }

    [Fact]
    public void A_rope_of_bytes_is_sent_as_one()
    {
        Shake(null);
        _session.Write(ByteString.FromString("a") + ByteString.FromString("rope"));
        _client.Feed(_session.TakeOutput());
        var read = new StringBuilder();
        while (read.Length < 5)
        {
            read.Append(Encoding.UTF8.GetString(_client.Read()));
        }

        Assert.Equal("arope", read.ToString());
    }

    [Fact]
    public void A_session_may_end_at_any_time()
    {
        _session.Start(_edge.Select);
        _session.Feed(_client.Start().TakeOutput());
        _session.Dispose();
        _session.Dispose();
        Assert.Null(_session.PeerCertificate);
    }

    private void Shake(SynchronizationContext? context)
    {
        _client.Start();
        SynchronizationContext.SetSynchronizationContext(context);
        _session.Start(_edge.Select);
        while (!_session.IsOpen)
        {
            var bytes = _client.TakeOutput();
            if (bytes.IsEmpty)
            {
                Assert.True(_moves.Wait(Patience), "nothing moves");
            }
            else
            {
                _session.Feed(bytes);
            }

            _session.GoOn();
            Assert.Null(_session.Failure);
            SynchronizationContext.SetSynchronizationContext(null);
            _client.Feed(_session.TakeOutput());
            SynchronizationContext.SetSynchronizationContext(context);
        }

        SynchronizationContext.SetSynchronizationContext(null);
    }

    private sealed class Context : SynchronizationContext;
}
