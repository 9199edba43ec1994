using Akka.Actor;
using Akka.Configuration;

namespace Akka.Routing;

/// <summary>Routers in <c>akka.actor.deployment</c>. A key is a path below /user; a '*' in it stands for any one name.</summary>
internal static class RouterDeployment
{
    private const string Section = "akka.actor.deployment";
    private const string Wildcard = "*";
    private const string Defaults = "default";
    private const string FromCode = "from-code";

    /// <returns>The key and router of the section that fits the path best, or null.</returns>
    /// <exception cref="ConfigurationException">The section names a router that is none.</exception>
    public static (string Key, RouterConfig Config)? Find(Config config, ActorPath path)
    {
        var names = path.Elements.Skip(1).ToArray();
        if (names.Length == 0 || path.Elements[0] != "user")
        {
            return null;
        }

        var deployments = config.GetConfig(Section);
        var key = deployments.AsEnumerable()
            .Select(pair => pair.Key)
            .Where(key => Fits(key, names))
            .MinBy(key => key.Split('/').Count(name => name == Wildcard));
        if (key is null)
        {
            return null;
        }

        var section = deployments.GetConfig($"\"{key}\"").WithFallback(deployments.GetConfig(Defaults));
        return Make(section, key) is { } router ? (key, router) : null;
    }

    /// <summary>What the configuration says counts before what the code says; what it leaves open is the code's.</summary>
    public static RouterConfig Resolve(RouterConfig code, RouterConfig? deployed) => deployed?.WithFallback(code) ?? code;

    public static string PoolDispatcher(string? key, ActorPath path) =>
        $"{Section}.\"{key ?? "/" + string.Join('/', path.Elements.Skip(1))}\".pool-dispatcher";

    private static bool Fits(string key, string[] names) =>
        key.StartsWith('/')
        && key.Split('/').Skip(1).ToArray() is var pattern
        && pattern.Length == names.Length
        && pattern.Zip(names).All(pair => pair.First == Wildcard || pair.First == pair.Second);

    private static RouterConfig? Make(Config section, string key) => section.GetString("router", FromCode) switch
    {
        FromCode => null,
        "round-robin-pool" => new RoundRobinPool(section),
        "round-robin-group" => new RoundRobinGroup(section),
        "broadcast-pool" => new BroadcastPool(section),
        "broadcast-group" => new BroadcastGroup(section),
        "random-pool" => new RandomPool(section),
        "random-group" => new RandomGroup(section),
        "smallest-mailbox-pool" => new SmallestMailboxPool(section),
        var other => throw new ConfigurationException(
            $"{Section}.\"{key}\".router is '{other}'; expected {FromCode}, round-robin-pool, round-robin-group, broadcast-pool, broadcast-group, random-pool, random-group or smallest-mailbox-pool."),
    };
}
