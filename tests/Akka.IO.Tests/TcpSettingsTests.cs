using Akka.Configuration;

namespace Akka.IO.Tests;

public sealed class TcpSettingsTests
{
    private static TcpSettings Parse(string text) => TcpSettings.Create(ConfigurationFactory.ParseString(text));

    [Fact]
    public void The_reference_configuration_says_what_the_code_assumes()
    {
        var documented = TcpSettings.Create(ConfigurationFactory.Default().GetConfig("akka.io.tcp"));
        var assumed = TcpSettings.Create((Config?)null);
        foreach (var property in typeof(TcpSettings).GetProperties(
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
        {
            Assert.Equal(property.GetValue(assumed), property.GetValue(documented));
        }
    }

    [Theory]
    [InlineData("driver = uring", "akka.io.tcp.driver", "'uring'", "'sockets'")]
    [InlineData("max-channels = 0", "akka.io.tcp.max-channels", "0", "unlimited")]
    [InlineData("batch-accept-limit = 0", "akka.io.tcp.batch-accept-limit", "0", "1 or more")]
    [InlineData("write-commands-queue-max-size = -2", "akka.io.tcp.write-commands-queue-max-size", "-2", "-1 or more")]
    [InlineData("max-received-message-size = 0", "akka.io.tcp.max-received-message-size", "0", "unlimited")]
    [InlineData("file-io-transferTo-limit = 3 GiB", "akka.io.tcp.file-io-transferTo-limit", "3221225472", "expected")]
    [InlineData("pending-writes-mark = 0", "akka.io.tcp.pending-writes-mark", "0", "unlimited")]
    [InlineData("notsent-lowat = 0", "akka.io.tcp.notsent-lowat", "0", "unlimited")]
    [InlineData("register-timeout = 0s", "akka.io.tcp.register-timeout", "00:00:00", "infinite")]
    public void A_value_out_of_range_is_named_with_what_was_expected(string text, params string[] parts)
    {
        var message = Assert.Throws<ConfigurationException>(() => Parse(text)).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Sizes_and_unlimited_values_are_understood()
    {
        var settings = Parse("max-received-message-size = 8 KiB, max-channels = unlimited, register-timeout = infinite");
        Assert.Equal(8192, settings.ReceivedMessageSizeLimit);
        Assert.Equal(int.MaxValue, settings.MaxChannels);
        Assert.Null(settings.RegisterTimeout);
        Assert.Equal(int.MaxValue, Parse("max-received-message-size = unlimited").ReceivedMessageSizeLimit);
    }

    [Fact]
    public void Auto_is_epoll_where_there_is_one() =>
        Assert.Equal(OperatingSystem.IsLinux() ? "epoll" : "sockets", IO.Connections.Drivers.Resolve("auto"));
}
