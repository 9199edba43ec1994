using Akka.Util;

namespace Akka.Tests.Util;

public sealed class SwitchTests
{
    [Fact]
    public void A_switch_flips_once_and_says_so()
    {
        var it = new Switch();
        Assert.True(it.IsOff);
        Assert.True(it.SwitchOn());
        Assert.False(it.SwitchOn());
        Assert.True(it.IsOn);
        Assert.True(it.SwitchOff());
    }

    [Fact]
    public void An_action_that_fails_puts_it_back()
    {
        var it = new Switch(startAsOn: true);
        Assert.Throws<TimeoutException>(() => it.SwitchOff(() => throw new TimeoutException()));
        Assert.True(it.IsOn);
    }

    [Fact]
    public void Conditional_actions_run_in_their_state_only()
    {
        var ran = new List<string>();
        var it = new Switch(startAsOn: true);
        Assert.True(it.IfOn(() => ran.Add("if on")));
        Assert.False(it.IfOff(() => ran.Add("if off")));
        Assert.True(it.WhileOn(() => ran.Add("while on")));
        Assert.False(it.WhileOff(() => ran.Add("while off")));
        it.Locked(() => ran.Add("locked"));
        Assert.Equal(["if on", "while on", "locked"], ran);
    }
}
