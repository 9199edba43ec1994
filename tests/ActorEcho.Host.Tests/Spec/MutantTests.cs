using ActorEcho.Host.Commands;
using ActorEcho.Host.Spec;
using Akka.Actor;

namespace ActorEcho.Host.Tests.Spec;

/// <summary>The cases tell a faulty server from a good one, and say what its fault is.</summary>
public sealed class MutantTests
{
    private static readonly SpecOptions Short = new(1_000_000, TimeSpan.FromSeconds(1.5));

    [Fact]
    public async Task A_good_server_passes_all()
    {
        var results = await RunAsync("echo", TimeSpan.FromSeconds(30), static _ => true);
        Assert.All(results, r => Assert.True(r.Passed, SpecReport.Line(r)));
        Assert.Equal(Enumerable.Range(1, results.Count), results.Select(r => r.Case.Number));
    }

    [Theory]
    [InlineData("speaks first", 1, "bytes that nobody had sent, beginning with 0x32")]
    [InlineData("waits for a line", 2, "nothing more after 0 bytes, when 1 bytes were still to come")]
    [InlineData("translates line ends", 3, "0x0d instead of 0x0a as byte 10")]
    [InlineData("doubles a byte", 5, "instead of")]
    [InlineData("drops a byte", 6, "as byte 500,000")]
    [InlineData("stalls", 6, "nothing more after")]
    [InlineData("never ends", 7, "nothing more after 0 bytes, when the end was to come")]
    [InlineData("resets at the end", 7, "a reset after 0 bytes")]
    [InlineData("loses the tail", 9, "the end after 0 bytes, when 7 were still to come")]
    [InlineData("ends early", 6, "the end after")]
    [InlineData("one reset ends all", 12, "reset")]
    [InlineData("mixes connections", 13, "instead of")]
    [InlineData("ends the silent", 17, "the end, though our side was open")]
    public async Task A_mutant_is_caught_by_the_case_for_its_fault(string mutant, int number, string seen)
    {
        // What is right before that case stays right, so it is the fault that is found and not the mutant's existence.
        var results = await RunAsync(mutant, TimeSpan.FromSeconds(4), c => c.Number <= number);
        var failed = results.First(r => !r.Passed);
        Assert.Equal(number, failed.Case.Number);
        Assert.Contains(seen, failed.Seen, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<SpecResult>> RunAsync(string mutant, TimeSpan limit, Func<SpecCase, bool> chosen)
    {
        using var system = ClientSystem.Create();
        var services = ServiceRegistry.BuiltIn.With("mutant", () => Mutants.Create(mutant));
        var listener = new ListenerOptions("mutant", new ListenAddress("127.0.0.1", 0)) { Service = "mutant" };
        var server = system.ActorOf(ServerSupervisor.PropsFor(new ServerOptions([listener]), services), "server");
        var started = await server.Ask<ServerStarted>(new StartServer(), TimeSpan.FromSeconds(10));
        var target = new SpecTarget(new ClientTarget(system, started.Listeners[0].Address, null, limit));
        var results = await SpecRunner.RunAsync(target, SpecCases.All(Short).Where(chosen), limit, static _ => { }, CancellationToken.None);
        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(15));
        return results;
    }
}
