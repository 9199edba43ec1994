using ActorEcho.Connections;
using Akka.IO;

namespace ActorEcho.Tests.Connections;

/// <summary>The list of open connections, whoever leaves it first.</summary>
public sealed class OpenConnectionsTests : ConnectionTest
{
    [Fact]
    public void It_knows_those_that_are_open_and_what_waits_for_them()
    {
        var open = new OpenConnections("echo", highMark: 1);
        var random = new Random(7);
        var there = new List<WriteLedger>();
        for (var i = 0; i < 2000; i++)
        {
            if (there.Count == 0 || random.Next(2) == 0)
            {
                var ledger = new WriteLedger(new WriteBufferOptions(), Sys.Scheduler, Plain.Budget);
                ledger.Charge(ByteString.FromBytes(new byte[random.Next(256, 4096)]));
                open.Add(ledger);
                there.Add(ledger);
            }
            else
            {
                var leaves = there[random.Next(there.Count)];
                open.Remove(leaves);
                there.Remove(leaves);
            }

            Assert.Equal((there.Count, there.Sum(l => l.Pending)), (open.Count, open.Sum(l => l.Pending)));
        }
    }

    [Fact]
    public void A_connection_is_listed_while_it_is_open()
    {
        var open = new OpenConnections("echo", highMark: 1);
        var echo = ConnectEcho(Plain with { Open = open });
        Assert.Equal(1, open.Count);
        Watch(echo);
        Sys.Stop(echo);
        ExpectTerminated(echo, Patience);
        Assert.Equal(0, open.Count);
    }
}
