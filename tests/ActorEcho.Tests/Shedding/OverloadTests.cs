using ActorEcho.Listening;
using ActorEcho.Shedding;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;

namespace ActorEcho.Tests.Shedding;

/// <summary>The overload actor with a probe in the place of a listener, probes for its connections, and time that stands still.</summary>
public sealed class OverloadTests : Akka.TestKit.Xunit2.TestKit
{
    private const string Settings = """
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.stdout-loglevel = OFF
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        """;

    private const long Mebibyte = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);

    private readonly Admission _admission;
    private readonly TestProbe _listener;
    private readonly IActorRef _overload;

    public OverloadTests()
        : base(ConfigurationFactory.ParseString(Settings))
    {
        _admission = new Admission(new LimitOptions { MaxBufferedBytes = 8 * Mebibyte }, Sys.Scheduler);
        _listener = CreateTestProbe("listener");
        _admission.Budget.Join(_listener.Ref);
        _overload = Sys.ActorOf(Props.CreateBy(new Overload.Producer(_admission)), "overload");
        _listener.ExpectMsg<ReadAgain>(Patience);
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void As_long_as_the_budget_holds_nobody_is_asked()
    {
        _admission.Budget.Add(8 * Mebibyte);
        Settle();
        _listener.ExpectNoMsg(0);
    }

    [Fact]
    public void Above_it_those_who_hold_more_than_their_share_are_to_read_no_more()
    {
        for (var i = 0; i < 4; i++)
        {
            _admission.TryTake();
        }

        _admission.Budget.Add((8 * Mebibyte) + 1);
        Assert.Equal(6 * Mebibyte / 4, _listener.ExpectMsg<Weigh>(Patience).Share);
    }

    [Fact]
    public void If_that_is_enough_nobody_is_reset()
    {
        Begin();
        _admission.Budget.Add(-3 * Mebibyte);
        Time.Advance(Round);
        _listener.ExpectMsg<ReadAgain>(Patience);
        Settle();
        _listener.ExpectNoMsg(0);
    }

    [Fact]
    public void Who_takes_least_goes_first_and_then_who_holds_most_until_the_low_mark()
    {
        Begin();
        _admission.Budget.Add(Mebibyte);
        TestProbe[] connections = [CreateTestProbe(), CreateTestProbe(), CreateTestProbe(), CreateTestProbe(), CreateTestProbe()];
        var (small, stalled, large, quick, tiny) = (connections[0], connections[1], connections[2], connections[3], connections[4]);
        Hold(small, 2 * Mebibyte, taken: 0);
        Hold(stalled, 2 * Mebibyte, taken: 0);
        Hold(large, 3 * Mebibyte, taken: 0);
        Hold(quick, 3 * Mebibyte, taken: 0);
        NextRound();
        foreach (var connection in connections)
        {
            connection.ExpectNoMsg(0);
        }

        Hold(small, 2 * Mebibyte, taken: 2);
        Hold(stalled, 2 * Mebibyte, taken: 1);
        Hold(large, 3 * Mebibyte, taken: 1);
        Hold(quick, 3 * Mebibyte, taken: 9 * Mebibyte);
        Hold(tiny, 1, taken: 0);
        NextRound();
        large.ExpectMsg<Shed>(Patience);
        stalled.ExpectMsg<Shed>(Patience);
        small.ExpectNoMsg(0);
        quick.ExpectNoMsg(0);
        tiny.ExpectNoMsg(0);
        _admission.Budget.Add(-5 * Mebibyte);
        Time.Advance(Round);
        _listener.ExpectMsg<ReadAgain>(Patience);
    }

    [Fact]
    public void Begin_and_end_are_told_and_a_load_that_comes_and_goes_in_few_lines()
    {
        EventFilter.Warning(contains: "actorecho.limits.max-buffered-bytes").ExpectOne(() => Begin());
        EventFilter.Warning(contains: "overload").Expect(0, () =>
        {
            for (var i = 0; i < 3; i++)
            {
                var connection = CreateTestProbe();
                Hold(connection, 4 * Mebibyte, taken: 0);
                NextRound();
                Hold(connection, 4 * Mebibyte, taken: 0);
                NextRound();
                connection.ExpectMsg<Shed>(Patience);
                _admission.Budget.Add(-4 * Mebibyte);
                Time.Advance(Round);
                _listener.ExpectMsg<ReadAgain>(Patience);
                _admission.Budget.Add(4 * Mebibyte);
                _listener.ExpectMsg<Weigh>(Patience);
            }

            _admission.Budget.Add(-4 * Mebibyte);
            Time.Advance(Round);
            _listener.ExpectMsg<ReadAgain>(Patience);
        });
        EventFilter.Warning(contains: "it came 4 times, 3 connections were reset (overload_shed)").ExpectOne(() => Time.Advance(TimeSpan.FromSeconds(5)));
        EventFilter.Warning(contains: "overload").Expect(0, () =>
        {
            Time.Advance(TimeSpan.FromSeconds(60));
            Settle();
        });
    }

    [Fact]
    public void A_lower_limit_takes_hold_at_once()
    {
        _admission.Budget.Add(4 * Mebibyte);
        _admission.Change(new LimitOptions { MaxBufferedBytes = 2 * Mebibyte });
        _listener.ExpectMsg<Weigh>(Patience);
    }

    /// <summary>9 of 8 MiB are pending for 9 connections; the low mark is 6.</summary>
    private void Begin()
    {
        for (var i = 0; i < 9; i++)
        {
            _admission.TryTake();
        }

        _admission.Budget.Add(9 * Mebibyte);
        _listener.ExpectMsg<Weigh>(Patience);
    }

    private void Hold(TestProbe connection, long pending, long taken) => _overload.Tell(new Holding(pending, taken), connection.Ref);

    private void NextRound()
    {
        Settle();
        Time.Advance(Round);
        _listener.ExpectMsg<Weigh>(Patience);
    }

    private void Settle()
    {
        _overload.Tell(new Identify(0), TestActor);
        ExpectMsg<ActorIdentity>(Patience);
    }
}
