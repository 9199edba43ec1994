namespace ActorEcho.Tests.Options;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:7007", "127.0.0.1", 7007)]
    [InlineData("[::1]:0", "::1", 0)]
    [InlineData("[::]:65535", "::", 65535)]
    [InlineData("localhost:80", "localhost", 80)]
    [InlineData("echo.example.org:7", "echo.example.org", 7)]
    public void It_is_read_and_written_back(string text, string host, int port)
    {
        Assert.True(ListenAddress.TryParse(text, out var address));
        Assert.Equal((host, port), (address.Host, address.Port));
        Assert.Equal(text, address.ToString());
    }

    [Theory]
    [InlineData("unix:/run/echo.sock", "/run/echo.sock", null)]
    [InlineData("unix:@echo", "@echo", null)]
    [InlineData("systemd:echo", null, "echo")]
    public void So_is_a_socket_that_has_no_port(string text, string? path, string? systemd)
    {
        Assert.True(ListenAddress.TryParse(text, out var address));
        Assert.Equal((path, systemd), (address.UnixPath, address.Systemd));
        Assert.Equal(text, address.ToString());
    }

    [Theory]
    [InlineData("unix:")]
    [InlineData("unix:/")]
    [InlineData("unix:echo.sock")]
    [InlineData("unix:/a-path-that-is-longer-than-a-socket-address-has-room-for-0123456789-0123456789-0123456789-0123456789-0123456789")]
    [InlineData("systemd:")]
    [InlineData("")]
    [InlineData("7007")]
    [InlineData(":7007")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("127.0.0.1:+1")]
    [InlineData("::1:7007")]
    [InlineData("[localhost]:7007")]
    [InlineData("a b:7007")]
    [InlineData("[::1:7007")]
    public void Anything_else_is_refused(string text) => Assert.False(ListenAddress.TryParse(text, out _));
}
