using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using ActorEcho.Edge;
using Akka.IO;

namespace ActorEcho.Tests.Edge;

/// <summary>A client at the level of bytes: what it sends is taken from it, and what it is to receive is given to it, whenever a test likes.</summary>
internal sealed class TlsClient : IDisposable
{
    private readonly TlsPipe _pipe = new(() => { });
    private readonly SslStream _stream;
    private Task _handshake = Task.CompletedTask;

    public TlsClient() => _stream = new SslStream(_pipe, leaveInnerStreamOpen: true);

    public bool IsOpen => _handshake.IsCompletedSuccessfully;

    /// <summary>Begins the handshake. The output is the ClientHello.</summary>
    public TlsClient Start(SslClientAuthenticationOptions? options = null)
    {
        // xunit's context would have what follows run on other threads.
        SynchronizationContext.SetSynchronizationContext(null);
        options ??= new SslClientAuthenticationOptions { TargetHost = "localhost" };
        options.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
        _handshake = _stream.AuthenticateAsClientAsync(options);
        return this;
    }

    public ByteString TakeOutput() => _pipe.TakeOutput();

    public void Feed(ByteString data) => _pipe.Feed(data);

    public TlsClient Write(ReadOnlySpan<byte> data)
    {
        _stream.Write(data);
        return this;
    }

    public TlsClient Close()
    {
        _ = _stream.ShutdownAsync();
        return this;
    }

    /// <summary>What it has received, which is there already; empty for the end.</summary>
    public byte[] Read()
    {
        var buffer = new byte[256 * 1024];
        var read = _stream.ReadAsync(buffer);
        Assert.True(read.IsCompleted, "nothing has come");
        return buffer[..Result(read)];
    }

    /// <summary>The connection was closed without a word in TLS.</summary>
    public void AssertWasCutShort()
    {
        Assert.False(_pipe.HasToldEnd);
        _pipe.End();
        Assert.Empty(Read());
        Assert.True(_pipe.HasToldEnd);
    }

    public void Dispose()
    {
        _pipe.End();
        _stream.Dispose();
        _ = _handshake.Exception;
    }

    [SuppressMessage("Usage", "VSTHRD002", Justification = "It is done.")]
    private static int Result(ValueTask<int> done) => done.GetAwaiter().GetResult();
}
