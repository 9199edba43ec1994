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
