using ActorEcho.Listening;

namespace ActorEcho.Tests.Listening;

/// <summary>What sd_listen_fds_with_names(3) says of the environment.</summary>
public sealed class SystemdSocketsTests
{
    [Theory]
    [InlineData("echo", 3)]
    [InlineData("health", 4)]
    [InlineData("0", 3)]
    [InlineData("1", 4)]
    public void A_socket_is_found_by_its_name_and_by_its_place(string name, int descriptor) =>
        Assert.Equal(descriptor, Sockets(7, "7", "2", "echo:health").Find(name, out _));

    [Fact]
    public void Without_names_there_are_places() => Assert.Equal(4, Sockets(7, "7", "2", null).Find("1", out _));

    [Theory]
    [InlineData("8", "2", "has handed no socket to this process")]
    [InlineData(null, null, "has handed no socket to this process")]
    [InlineData("7", "x", "has handed no socket to this process")]
    [InlineData("7", "2", "has handed over 2 sockets and none is 'other'; their names are echo, health")]
    public void Why_there_is_none_is_said(string? process, string? count, string problem)
    {
        Assert.Null(Sockets(7, process, count, "echo:health").Find("other", out var why));
        Assert.Contains(problem, why, StringComparison.Ordinal);
    }

    private static SystemdSockets Sockets(int own, string? process, string? count, string? names) => new(
        name => name switch { "LISTEN_PID" => process, "LISTEN_FDS" => count, "LISTEN_FDNAMES" => names, _ => null }, own);
}
