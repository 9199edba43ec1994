namespace ActorEcho.Tests.Server;

/// <summary>On real sockets and the real clock: the client whose time is up sees the end, and the server goes on.</summary>
public sealed class TimeoutTests : ServerTest
{
    [Fact]
    public void A_client_that_says_nothing_is_ended() => AssertEnded("first_byte_timeout", new TimeoutOptions { FirstByte = TimeSpan.FromMilliseconds(50) });

    [Fact]
    public void A_client_that_says_no_more_is_ended() => AssertEnded("idle_timeout", new TimeoutOptions { Idle = TimeSpan.FromMilliseconds(50) });

    [Fact]
    public void A_client_is_ended_when_it_has_lived_long_enough() => AssertEnded("max_lifetime", new TimeoutOptions { Lifetime = TimeSpan.FromMilliseconds(50) });

    private void AssertEnded(string reason, TimeoutOptions timeouts)
    {
        Start(change: listener => listener with { Timeouts = timeouts });
        EventFilter.Debug(contains: $"ended: {reason}").Expect(2, Patience, () =>
        {
            for (var i = 0; i < 2; i++)
            {
                var client = Connect();
                AssertEnds(client);
                client.Close();
            }
        });
    }
}
