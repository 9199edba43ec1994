using System.Net;

namespace ActorEcho.Listening;

/// <summary>From the binding: connections are accepted here now.</summary>
internal sealed record BindingOpen(EndPoint Address);

/// <summary>From the binding: what was open is not any more; it tries to bind again.</summary>
internal sealed class BindingDown
{
    public static readonly BindingDown Instance = new();
}

/// <summary>From the binding: it cannot bind.</summary>
internal sealed record BindingFailed(string Address, string Cause);

/// <summary>From the binding, as its last message: its address could not be bound again for as long as the configuration allows.</summary>
internal sealed record BindingLost(string Address, string Cause);

/// <summary>To the binding: this many connections more may be accepted.</summary>
internal sealed record Accept(int Count);

/// <summary>To the binding: accept no more, hand over what has been accepted, and end.</summary>
internal sealed class Unbind
{
    public static readonly Unbind Instance = new();
}
