namespace Akka.Tests.Event;

public sealed class EventBusTests
{
    private readonly LetterBus _bus = new();

    [Fact]
    public void A_subscriber_gets_its_classification_and_those_below()
    {
        Assert.True(_bus.Subscribe("x", "a"));
        Assert.Equal(["x"], _bus.Receivers("abc"));
        Assert.Empty(_bus.Receivers("b"));
    }

    [Fact]
    public void A_second_subscription_of_the_same_changes_nothing()
    {
        _bus.Subscribe("x", "a");
        Assert.False(_bus.Subscribe("x", "a"));
        Assert.Equal(["x"], _bus.Receivers("a"));
    }

    [Fact]
    public void An_event_comes_once_however_often_one_is_subscribed()
    {
        _bus.Subscribe("x", "a");
        Assert.True(_bus.Subscribe("x", "ab"));
        Assert.Equal(["x"], _bus.Receivers("abc"));
    }

    [Fact]
    public void Unsubscribing_from_a_part_leaves_the_rest()
    {
        _bus.Subscribe("x", "a");
        Assert.True(_bus.Unsubscribe("x", "ab"));
        Assert.False(_bus.Unsubscribe("x", "ab"));
        Assert.Empty(_bus.Receivers("abc"));
        Assert.Equal(["x"], _bus.Receivers("ac"));
        Assert.True(_bus.Subscribe("x", "a"));
        Assert.Equal(["x"], _bus.Receivers("abc"));
    }

    [Fact]
    public void A_subscription_of_its_own_outlives_the_wider_one()
    {
        _bus.Subscribe("x", "ab");
        _bus.Subscribe("x", "a");
        Assert.True(_bus.Unsubscribe("x", "a"));
        Assert.Equal(["x"], _bus.Receivers("abc"));
        Assert.Empty(_bus.Receivers("a"));
    }

    [Fact]
    public void Unsubscribing_from_all_says_whether_there_was_any()
    {
        _bus.Subscribe("x", "a");
        _bus.Subscribe("x", "b");
        Assert.True(_bus.HasSubscription("x"));
        Assert.True(_bus.Unsubscribe("x"));
        Assert.False(_bus.Unsubscribe("x"));
        Assert.False(_bus.HasSubscription("x"));
        Assert.Empty(_bus.Receivers("a"));
    }

    [Fact]
    public void A_change_is_seen_by_events_that_were_published_before()
    {
        Assert.Empty(_bus.Receivers("a"));
        _bus.Subscribe("x", "a");
        Assert.Equal(["x"], _bus.Receivers("a"));
        _bus.Unsubscribe("x", "a");
        Assert.Empty(_bus.Receivers("a"));
    }

    [Fact]
    public void A_classifier_is_resolved_once_between_two_changes()
    {
        _bus.Subscribe("x", "a");
        _bus.Receivers("abc");
        var resolved = _bus.Classifications;
        _bus.Receivers("abc");
        Assert.Equal(resolved, _bus.Classifications);
    }

    [Fact]
    public void Publishing_allocates_nothing()
    {
        var bus = new Akka.Event.EventStream(debug: false);
        var message = new object();
        bus.Publish(message);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            bus.Publish(message);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
