using ActorEcho.Client;
using ActorEcho.Host.Commands;

namespace ActorEcho.Host.Spec;

/// <summary>One connection to the server under test. What it checks it says in the words of the report.</summary>
internal sealed class SpecPeer(Stream stream, ClientStream raw) : IAsyncDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private long _seen;

    public Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => stream.WriteAsync(bytes, cancellation).AsTask();

    /// <summary>Ends our side.</summary>
    public Task EndAsync() => ClientTarget.EndAsync(stream, raw);

    public void Reset() => raw.Abort();

    /// <summary>The next bytes are these.</summary>
    public async Task ExpectAsync(ReadOnlyMemory<byte> expected, CancellationToken cancellation)
    {
        while (!expected.IsEmpty)
        {
            var count = await ReadAsync(Math.Min(_buffer.Length, expected.Length), $"{expected.Length:N0} bytes were still to come", cancellation);
            if (count == 0)
            {
                throw new SpecFailure($"the end after {_seen:N0} bytes, when {expected.Length:N0} were still to come");
            }

            Compare(_buffer.AsSpan(0, count), expected.Span[..count]);
            expected = expected[count..];
        }
    }

    /// <summary>Nothing more comes but the end.</summary>
    public async Task ExpectEndAsync(CancellationToken cancellation)
    {
        if (await ReadAsync(_buffer.Length, "the end was to come", cancellation) is var count and > 0)
        {
            throw new SpecFailure($"{count:N0} bytes too many after {_seen:N0}, beginning with 0x{_buffer[0]:x2}");
        }
    }

    /// <summary>Nothing comes for a while.</summary>
    public async Task ExpectSilenceAsync(TimeSpan time, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(time);
        try
        {
            var count = await stream.ReadAsync(_buffer, over.Token);
            throw new SpecFailure(count == 0 ? "the end, though our side was open" : $"{count:N0} bytes that nobody had sent, beginning with 0x{_buffer[0]:x2}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // As it should be. The read goes on, and the next one takes up what it brings.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        await raw.DisposeAsync();
    }

    private async Task<int> ReadAsync(int most, string missing, CancellationToken cancellation)
    {
        try
        {
            return await stream.ReadAsync(_buffer.AsMemory(0, most), cancellation);
        }
        catch (IOException broken)
        {
            throw new SpecFailure($"a reset after {_seen:N0} bytes ({broken.Message}), when {missing}");
        }
        catch (OperationCanceledException)
        {
            throw new SpecFailure($"nothing more after {_seen:N0} bytes, when {missing}");
        }
    }

    private void Compare(ReadOnlySpan<byte> got, ReadOnlySpan<byte> expected)
    {
        var same = got.CommonPrefixLength(expected);
        if (same < got.Length)
        {
            throw new SpecFailure($"0x{got[same]:x2} instead of 0x{expected[same]:x2} as byte {_seen + same:N0}");
        }

        _seen += got.Length;
    }
}
