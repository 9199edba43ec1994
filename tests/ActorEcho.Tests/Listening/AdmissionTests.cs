using System.Net;
using ActorEcho.Listening;

namespace ActorEcho.Tests.Listening;

/// <summary>Places are taken and given back exactly.</summary>
public sealed class AdmissionTests
{
    private static readonly IPEndPoint One = new(IPAddress.Parse("192.0.2.1"), 1);
    private static readonly IPEndPoint OneAgain = new(IPAddress.Parse("::ffff:192.0.2.1"), 2);
    private static readonly IPEndPoint Two = new(IPAddress.Parse("192.0.2.2"), 1);

    [Fact]
    public void However_many_threads_ask_the_limit_is_exact()
    {
        var admission = new Admission(new LimitOptions { MaxConnections = 1000 }, new ManualClock());
        var taken = 0;
        Parallel.For(0, 5000, _ => Interlocked.Add(ref taken, admission.TryTake() ? 1 : 0));
        Assert.Equal(1000, taken);
        Parallel.For(0, 1000, _ => admission.GiveBack(1));
        Assert.Equal(1000, Enumerable.Range(0, 5000).Count(_ => admission.TryTake()));
    }

    [Fact]
    public void Without_limits_everyone_comes_in()
    {
        var gate = new Gate(new Admission(new LimitOptions(), new ManualClock()), new ListenerLimitOptions());
        Assert.All(Enumerable.Range(0, 5000), _ => Assert.Null(gate.TryEnter(One)));
    }

    [Fact]
    public void An_address_has_its_own_limit_and_gets_its_places_back()
    {
        var gate = new Gate(new Admission(new LimitOptions(), new ManualClock()), new ListenerLimitOptions { MaxPerAddress = 1 });
        Assert.Null(gate.TryEnter(One));
        Assert.Equal("limits.max-per-address", gate.TryEnter(OneAgain));
        Assert.Null(gate.TryEnter(Two));
        gate.Leave(OneAgain);
        Assert.Null(gate.TryEnter(One));
        Assert.Equal("limits.max-per-address", gate.TryEnter(Two));
    }

    [Fact]
    public void Who_is_refused_at_the_listener_takes_no_place_of_the_server()
    {
        var admission = new Admission(new LimitOptions { MaxConnections = 2 }, new ManualClock());
        var gate = new Gate(admission, new ListenerLimitOptions { MaxConnections = 1 });
        Assert.Null(gate.TryEnter(One));
        Assert.Equal("limits.max-connections", gate.TryEnter(One));
        Assert.True(admission.TryTake());
        Assert.False(admission.TryTake());
    }

    [Fact]
    public void A_listener_that_ends_gives_back_what_its_connections_had()
    {
        var admission = new Admission(new LimitOptions { MaxConnections = 2 }, new ManualClock());
        var lost = new Gate(admission, new ListenerLimitOptions());
        var other = new Gate(admission, new ListenerLimitOptions());
        Assert.Null(lost.TryEnter(One));
        Assert.Null(other.TryEnter(One));
        Assert.Equal(Gate.ServerFull, other.TryEnter(One));
        lost.Close();
        Assert.Null(other.TryEnter(One));
        Assert.Equal(Gate.ServerFull, other.TryEnter(One));
    }
}
