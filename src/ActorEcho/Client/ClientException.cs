namespace ActorEcho.Client;

/// <summary>What went wrong with a connection to a server; the message names the server.</summary>
public sealed class ClientException : IOException
{
    internal ClientException(ClientFailure failure, string message)
        : base(message) => Failure = failure;

    /// <summary>Of what kind it is.</summary>
    public ClientFailure Failure { get; }
}

/// <summary>How a connection to a server can fail.</summary>
public enum ClientFailure
{
    /// <summary>There was no connection: refused, unknown, or out of reach.</summary>
    Unreachable,

    /// <summary>The peer has reset the connection, or the network has broken it.</summary>
    Broken,

    /// <summary>It was closed or ended by its user before.</summary>
    Ended,
}
