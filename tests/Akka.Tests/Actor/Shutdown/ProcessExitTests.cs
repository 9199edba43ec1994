using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Tests.Actor.Shutdown;

/// <summary>What <c>run-by-clr-shutdown-hook</c> does to the process. (That the phases run at its end, only a process of its own could show.)</summary>
public sealed class ProcessExitTests
{
    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    public async Task A_system_that_has_ended_is_not_kept_by_the_hook(string hook)
    {
        var system = await MakeAndEnd(hook);
        for (var i = 0; i < 50 && system.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        Assert.False(system.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> MakeAndEnd(string hook)
    {
        var system = ActorSystem.Create("exit", ConfigurationFactory.ParseString(
            $"akka {{ stdout-loglevel = OFF, loglevel = OFF, loggers = [], coordinated-shutdown.run-by-clr-shutdown-hook = {hook} }}"));
        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(20));
        return new WeakReference(system);
    }
}
