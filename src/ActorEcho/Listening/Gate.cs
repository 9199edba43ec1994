using System.Net;

namespace ActorEcho.Listening;

/// <summary>Who may come in at one listener: its own limits, then the server's.</summary>
internal sealed class Gate(Admission server, ListenerLimitOptions limits)
{
    /// <summary>The setting that <see cref="TryEnter"/> names when the server is full.</summary>
    public const string ServerFull = "actorecho.limits.max-connections";

    private const string FullAddress = "limits.max-per-address";

    private readonly Dictionary<IPAddress, int> _addresses = [];

    /// <summary>How many are in.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a place, or else says which setting is against it.</summary>
    /// <param name="peer">Whom to count it for; null if that is not known yet.</param>
    public string? TryEnter(EndPoint? peer)
    {
        var address = AddressOf(peer);
        var refusal = Count >= limits.MaxConnections ? "limits.max-connections"
            : IsFull(address) ? FullAddress
            : server.TryTake() ? null
            : ServerFull;
        if (refusal is null)
        {
            Count++;
            Note(address, 1);
        }

        return refusal;
    }

    /// <summary>Counts one that was let in for its address, or else says which setting is against it.</summary>
    public string? TryCount(EndPoint peer)
    {
        var address = AddressOf(peer);
        if (IsFull(address))
        {
            return FullAddress;
        }

        Note(address, 1);
        return null;
    }

    /// <summary>One that was let in is gone.</summary>
    /// <param name="peer">Whom it was counted for, if for anybody.</param>
    public void Leave(EndPoint? peer)
    {
        Count--;
        Note(AddressOf(peer), -1);
        server.GiveBack(1);
    }

    /// <summary>All who are in go with the listener.</summary>
    public void Close()
    {
        var left = Count;
        Count = 0;
        _addresses.Clear();
        server.GiveBack(left);
    }

    private bool IsFull(IPAddress? address) => address is not null && _addresses.GetValueOrDefault(address) >= limits.MaxPerAddress;

    private void Note(IPAddress? address, int change)
    {
        if (address is null)
        {
            return;
        }

        var count = _addresses.GetValueOrDefault(address) + change;
        if (count > 0)
        {
            _addresses[address] = count;
        }
        else
        {
            _addresses.Remove(address);
        }
    }

    // A dual-stack socket shows IPv4 clients as IPv6 ones.
    private IPAddress? AddressOf(EndPoint? peer) =>
        limits.MaxPerAddress is null || peer is not IPEndPoint { Address: var address } ? null
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address;
}
