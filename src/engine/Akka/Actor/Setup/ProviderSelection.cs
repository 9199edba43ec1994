namespace Akka.Actor;

/// <summary>Which kind of actor references a system provides. This engine has local ones; asking it for others is an error at the start.</summary>
public abstract class ProviderSelection
{
    internal ProviderSelection(string identifier, string fqn, bool hasCluster)
    {
        Identifier = identifier;
        Fqn = fqn;
        HasCluster = hasCluster;
    }

    internal string Identifier { get; }

    internal string Fqn { get; }

    internal bool HasCluster { get; }

    /// <summary>What the value of <c>akka.actor.provider</c> names: local, remote, cluster, or a type.</summary>
    internal static ProviderSelection Parse(string provider) => provider switch
    {
        "local" => Local.Instance,
        "remote" => Remote.Instance,
        "cluster" => Cluster.Instance,
        _ when provider == Local.Instance.Fqn => Local.Instance,
        _ => new Custom(provider),
    };

    public sealed class Local : ProviderSelection
    {
        public static readonly Local Instance = new();

        private Local()
            : base("local", "Akka.Actor.LocalActorRefProvider", false)
        {
        }
    }

    public sealed class Remote : ProviderSelection
    {
        public static readonly Remote Instance = new();

        private Remote()
            : base("remote", "Akka.Remote.RemoteActorRefProvider, Akka.Remote", false)
        {
        }
    }

    public sealed class Cluster : ProviderSelection
    {
        public static readonly Cluster Instance = new();

        private Cluster()
            : base("cluster", "Akka.Cluster.ClusterActorRefProvider, Akka.Cluster", true)
        {
        }
    }

    public sealed class Custom(string fqn, string? identifier = null, bool hasCluster = false)
        : ProviderSelection(identifier ?? "custom", fqn, hasCluster);
}
