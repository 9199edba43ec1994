using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.Tests.Actor.Deployment;

public sealed class DeploymentsTests() : EngineTest(
    """
    akka.actor.deployment {
      /plain { dispatcher = akka.actor.default-blocking-io-dispatcher }
      /parent/named { stash-capacity = 2 }
      "/*/any" { stash-capacity = 3 }
      "/parent/*" { stash-capacity = 4 }
      /boxed { mailbox = small }
    }
    small { mailbox-type = "Akka.Dispatch.UnboundedDequeBasedMailbox" }
    """)
{
    [Fact]
    public async Task A_section_counts_before_the_props()
    {
        var plain = System.ActorOf(Props.Create<Reporter>().WithDispatcher(Dispatchers.DefaultDispatcherId), "plain");
        Assert.Equal("akka.actor.default-blocking-io-dispatcher", (await Ask(plain)).Dispatcher);
        var other = System.ActorOf(Props.Create<Reporter>().WithDispatcher("akka.actor.default-blocking-io-dispatcher"), "other");
        Assert.Equal("akka.actor.default-blocking-io-dispatcher", (await Ask(other)).Dispatcher);
        var usual = System.ActorOf(Props.Create<Reporter>(), "usual");
        Assert.Equal(Dispatchers.DefaultDispatcherId, (await Ask(usual)).Dispatcher);
    }

    [Fact]
    public async Task The_section_that_fits_best_is_taken()
    {
        var parent = System.ActorOf(Props.Create<Reporter>(), "parent");
        Assert.Equal(2, await Child(parent, "named"));
        Assert.Equal(4, await Child(parent, "whoever"));
        Assert.Equal(3, await Child(System.ActorOf(Props.Create<Reporter>(), "someone"), "any"));
        Assert.Equal(-1, await Child(System.ActorOf(Props.Create<Reporter>(), "somebody"), "else"));
    }

    [Fact]
    public async Task A_mailbox_is_taken_from_the_section()
    {
        var actor = System.ActorOf(Props.Create<Reporter>(), "boxed");
        Assert.Equal("small", (await Ask(actor)).Mailbox);
    }

    [Fact]
    public void An_actor_in_another_process_is_refused()
    {
        var elsewhere = new RemoteScope(new Address("akka", "other", "host", 1));
        var error = Assert.Throws<ConfigurationException>(() => System.ActorOf(Props.Create<Reporter>().WithDeploy(new Deploy(elsewhere)), "far"));
        Assert.Contains("host", error.Message, StringComparison.Ordinal);
        var here = new RemoteScope(System.DeadLetters.Path.Address);
        Assert.NotNull(System.ActorOf(Props.Create<Reporter>().WithDeploy(new Deploy(here)), "near"));
    }

    private static Task<Report> Ask(IActorRef actor) => Soon(actor.Ask<Report>("report", Timeout.InfiniteTimeSpan));

    private static async Task<int> Child(IActorRef parent, string name) => (await Soon(parent.Ask<Report>(new Make(name), Timeout.InfiniteTimeSpan))).Stash;

    private sealed record Report(string Dispatcher, string Mailbox, int Stash);

    private sealed record Make(string Name);

    private sealed class Reporter : UntypedActor, IWithUnboundedStash
    {
        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            if (message is Make make)
            {
                Context.ActorOf(Props.Create<Reporter>(), make.Name).Forward("report");
            }
            else
            {
                Sender.Tell(new Report(Context.Dispatcher.Id, Context.Props.Mailbox, Stash.Capacity));
            }
        }
    }
}
