using System.Text.RegularExpressions;
using ActorEcho.Host.Configuration;
using Hocon;

namespace ActorEcho.Host.Commands;

/// <summary><c>actorecho config</c>: what is in effect, as HOCON that can be used as a file.</summary>
internal static partial class ConfigCommand
{
    // Lines of a text that nobody can open are no help.
    [GeneratedRegex(@"(?<=  # (engine|host)):\d+:\d+$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlaceInside { get; }

    public static async Task<int> RunAsync(EffectiveConfiguration configuration)
    {
        var all = configuration.Complete;
        var serverFirst = HoconMap.Of(all.OrderBy(field => field.Key != "actorecho"), all.Origin);
        await Console.Out.WriteLineAsync(PlaceInside.Replace(serverFirst.Render(HoconRenderOptions.HoconWithOrigins), ""));
        foreach (var warning in configuration.Warnings)
        {
            await Console.Error.WriteLineAsync($"warning: {warning}");
        }

        return ExitCode.Clean;
    }
}
