using ActorEcho.Host.Configuration;
using Hocon;

namespace ActorEcho.Host.Commands;

/// <summary><c>actorecho config</c>: what is in effect, as HOCON that can be used as a file.</summary>
internal static class ConfigCommand
{
    public static async Task<int> RunAsync(EffectiveConfiguration configuration)
    {
        await Console.Out.WriteLineAsync(configuration.Complete.Render(HoconRenderOptions.HoconWithOrigins));
        foreach (var warning in configuration.Warnings)
        {
            await Console.Error.WriteLineAsync($"warning: {warning}");
        }

        return ExitCode.Clean;
    }
}
