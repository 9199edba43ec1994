using System.Diagnostics;
using Akka.IO.Loops;
using Akka.IO.Tests.Faults;

namespace Akka.IO.Tests.Contract;

public sealed class GrowthContract
{
    [LinuxTheory]
    [MemberData(nameof(LoopDriverFaults.Drivers), MemberType = typeof(LoopDriverFaults))]
    public async Task Busy_loops_get_another_and_give_it_their_share_until_one_is_kept_waiting(string driver)
    {
        await using var rig = new TcpRig(driver, "event-loops { min = 1, max = 2 }");
        var clock = Stopwatch.StartNew();
        var delayed = false;
        LoopLoad Load() => new(clock.Elapsed.Ticks * 100, Volatile.Read(ref delayed) ? clock.Elapsed.Ticks * 100 : 0);
        rig.Extension.LoadOf = _ => Load();
        var conversations = Enumerable.Range(0, 8).Select(_ => rig.Converse()).ToList();
        var homes = rig.Extension.Homes;
        Until(() => homes.All.Count == 2 && homes.All[1].Count >= 4);
        Echo(conversations);

        Volatile.Write(ref delayed, true);
        Until(() => homes.Active == 1 && homes.All[1].Count == 0);
        Echo(conversations);
    }

    [LinuxTheory]
    [MemberData(nameof(TcpRig.SeveralLoops), MemberType = typeof(TcpRig))]
    public async Task With_as_many_loops_as_there_may_be_new_connections_go_to_the_one_that_has_the_fewest(string driver)
    {
        await using var rig = new TcpRig(driver);
        var conversations = Enumerable.Range(0, 9).Select(_ => rig.Converse()).ToList();
        Echo(conversations);
        var homes = rig.Extension.Homes.All;
        Assert.Equal(3, homes.Count);
        Assert.Equal(9 + 9, homes.Sum(h => h.Count)); // as many listeners
        Assert.All(homes.Skip(1), home => Assert.InRange(home.Count, 3, 5));
    }

    private static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(20)));

    private static void Echo(List<Conversation> conversations)
    {
        foreach (var c in conversations)
        {
            c.Peer.Send("there"u8);
            Assert.Equal("there"u8.ToArray(), c.Probe.ExpectBytes(5));
            c.Write("and back");
            c.Read(8);
        }
    }
}
