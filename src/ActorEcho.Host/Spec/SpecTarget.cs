using ActorEcho.Host.Commands;

namespace ActorEcho.Host.Spec;

/// <summary>The server under test.</summary>
internal sealed record SpecTarget(ClientTarget Server)
{
    /// <inheritdoc cref="ClientTarget.ConnectAsync"/>
    public async Task<SpecPeer> ConnectAsync(CancellationToken cancellation)
    {
        var (stream, raw) = await Server.ConnectAsync(cancellation);
        return new SpecPeer(stream, raw);
    }
}
