using Akka.Actor;
using static Akka.Actor.FSMBase;

namespace Akka.Tests.Actor.FSM;

public sealed class FsmValuesTests
{
    [Fact]
    public void A_state_is_equal_to_one_with_the_same_parts_only()
    {
        var state = new State<string, int>("a", 1, TimeSpan.FromSeconds(1), Normal.Instance, [1, 2]);
        Assert.Equal(state, new State<string, int>("a", 1, TimeSpan.FromSeconds(1), Normal.Instance, [1, 2]));
        Assert.Equal(state.GetHashCode(), new State<string, int>("a", 1, TimeSpan.FromSeconds(1), Normal.Instance, [1, 2]).GetHashCode());
        var others = new[]
        {
            new State<string, int>("b", 1, state.Timeout, state.StopReason, state.Replies),
            state.Using(2),
            state.ForMax(TimeSpan.FromSeconds(2)),
            state.Replying(3),
            new State<string, int>("a", 1, state.Timeout, null, state.Replies),
        };
        Assert.All(others, other => Assert.NotEqual(state, other));
    }

    [Fact]
    public void Refining_leaves_the_original_as_it_was()
    {
        var state = new State<string, int>("a", 1);
        var refined = state.Using(2).ForMax(TimeSpan.FromSeconds(1)).Replying("x").Replying("y");
        Assert.Equal((1, null, 0), (state.StateData, state.Timeout, state.Replies.Count));
        Assert.Equal((2, TimeSpan.FromSeconds(1)), (refined.StateData, refined.Timeout));
        Assert.Equal(["x", "y"], refined.Replies);
    }

    [Fact]
    public void Observers_messages_are_equal_by_their_parts()
    {
        Assert.Equal(new CurrentState<int>(ActorRefs.Nobody, 1), new CurrentState<int>(ActorRefs.Nobody, 1));
        Assert.NotEqual(new CurrentState<int>(ActorRefs.Nobody, 1), new CurrentState<int>(ActorRefs.Nobody, 2));
        Assert.Equal(new Transition<int>(ActorRefs.Nobody, 1, 2), new Transition<int>(ActorRefs.Nobody, 1, 2));
        Assert.NotEqual(new Transition<int>(ActorRefs.Nobody, 1, 2), new Transition<int>(ActorRefs.Nobody, 1, 3));
        Assert.Equal("Transition(1, 2)", new Transition<int>(ActorRefs.Nobody, 1, 2).ToString());
    }
}
