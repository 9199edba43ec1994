using Akka.Actor;
using Akka.Configuration;

namespace Akka.Boot;

/// <summary>
/// What <c>akka.actor.deployment</c> says of an actor's dispatcher, mailbox and stash, by its path below /user. It counts before what the props
/// say. Where nothing is configured, asking costs one comparison.
/// </summary>
internal sealed class Deployments(Settings settings)
{
    private const string Section = "akka.actor.deployment";
    private const string Wildcard = "*";
    private const string UserRoot = "user";

    private ReadOnce _read = new(Config.Empty, []);

    /// <exception cref="ConfigurationException">The actor is to live in another process.</exception>
    public Props Apply(Props props, ActorPath path)
    {
        var entries = Entries();
        if (entries.Length > 0 && path.Elements is [UserRoot, _, ..] && Find(entries, [.. path.Elements.Skip(1)]) is { } deploy)
        {
            props = props.WithDeploy(deploy);
        }

        return props.Deploy.Scope is RemoteScope remote && !path.Address.Equals(remote.Address)
            ? throw new ConfigurationException($"{path} is to be deployed at {remote.Address}; this engine makes actors in its own process only.")
            : props;
    }

    private static Deploy? Find((string[] Pattern, Deploy Deploy)[] entries, string[] names) => entries
        .Where(entry => entry.Pattern.Length == names.Length && entry.Pattern.Zip(names).All(pair => pair.First == Wildcard || pair.First == pair.Second))
        .OrderBy(entry => entry.Pattern.Count(name => name == Wildcard))
        .Select(entry => entry.Deploy)
        .FirstOrDefault();

    private static (string[] Pattern, Deploy Deploy)? Read(Config section, string key)
    {
        var deploy = Deploy.None
            .WithDispatcher(section.GetString("dispatcher", Deploy.NoDispatcherGiven))
            .WithMailbox(section.GetString("mailbox", Deploy.NoMailboxGiven))
            .WithStashCapacity(section.GetInt("stash-capacity", Deploy.NoStashSize));
        return deploy.Equals(Deploy.None) ? null : (key.Split('/')[1..], deploy);
    }

    // An extension may put its own defaults below the configuration, which makes another object of it.
    private (string[] Pattern, Deploy Deploy)[] Entries()
    {
        var read = Volatile.Read(ref _read);
        var config = settings.Config;
        if (ReferenceEquals(read.Source, config))
        {
            return read.Entries;
        }

        var deployments = config.GetConfig(Section);
        (string[], Deploy)[] entries =
        [
            .. deployments.AsEnumerable()
                .Where(pair => pair.Key.StartsWith('/'))
                .Select(pair => Read(deployments.GetConfig($"\"{pair.Key}\""), pair.Key))
                .OfType<(string[], Deploy)>(),
        ];
        Volatile.Write(ref _read, new ReadOnce(config, entries));
        return entries;
    }

    private sealed record ReadOnce(Config Source, (string[] Pattern, Deploy Deploy)[] Entries);
}
