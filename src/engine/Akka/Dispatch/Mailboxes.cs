using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Finds the mailbox of an actor: what its props name, else what its dispatcher or its class requires, else the default.</summary>
public sealed class Mailboxes
{
    public static readonly string DefaultMailboxId = "akka.actor.default-mailbox";

    private readonly ActorSystem _system;
    private readonly ConcurrentDictionary<string, MailboxType> _byId = new();
    private readonly ConcurrentDictionary<(Type Actor, string Mailbox, string Dispatcher), MailboxType> _chosen = new();
    private readonly Dictionary<string, string> _requirements;
    private readonly MailboxType _default;

    public Mailboxes(ActorSystem system)
    {
        _system = system;
        _requirements = system.Settings.Config.GetConfig("akka.actor.mailbox.requirements").AsEnumerable()
            .ToDictionary(pair => TypeName(pair.Key), pair => pair.Value.GetString());
        _default = Lookup(DefaultMailboxId);
    }

    public MailboxType Lookup(string id) => _byId.GetOrAdd(id, Make);

    /// <exception cref="ArgumentException">The mailbox that was chosen does not have the queue that the actor's class requires.</exception>
    internal MailboxType GetMailboxType(Props props) =>
        _chosen.TryGetValue((props.Type, props.Mailbox, props.Dispatcher), out var known)
            ? known
            : _chosen.GetOrAdd((props.Type, props.Mailbox, props.Dispatcher), ChooseAndCheck(props));

    private MailboxType ChooseAndCheck(Props props)
    {
        var required = RequiredBy(props.Type);
        var chosen = Choose(props, _system.Dispatchers.ConfigOf(props.Dispatcher), required?.Id);
        if (required is { } requirement && !Fulfils(chosen.GetType(), requirement.Semantics))
        {
            throw new ArgumentException(
                $"{props.Type} requires a mailbox of {requirement.Semantics}, and the one chosen for it, {chosen.GetType()}, makes another kind of queue.", nameof(props));
        }

        return chosen;
    }

    private MailboxType Choose(Props props, Config dispatcherConfig, string? required)
    {
        if (props.Mailbox != DefaultMailboxId)
        {
            return Lookup(props.Mailbox);
        }

        if (dispatcherConfig.HasPath("mailbox-type"))
        {
            return _byId.GetOrAdd(props.Dispatcher, id => Make(id, dispatcherConfig));
        }

        if (dispatcherConfig.HasPath("mailbox-requirement") && dispatcherConfig.GetString("mailbox-requirement") is { Length: > 0 } name)
        {
            required ??= _requirements.GetValueOrDefault(TypeName(name))
                ?? throw new ConfigurationException($"Dispatcher '{props.Dispatcher}' requires queue semantics '{name}'; expected one of {string.Join(", ", _requirements.Keys)}.");
        }

        return required is null ? _default : Lookup(required);
    }

    /// <returns>Messages, or -1 for a stash without limit.</returns>
    internal int StashCapacity(string dispatcher, string mailbox)
    {
        var config = _system.Settings.Config;
        foreach (var section in (string[])[mailbox == DefaultMailboxId ? dispatcher : mailbox, dispatcher, DefaultMailboxId])
        {
            if (config.HasPath($"{section}.stash-capacity"))
            {
                return config.GetInt($"{section}.stash-capacity");
            }
        }

        return -1;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that the trimmer took away could not be required by anything.")]
    private (Type Semantics, string Id)? RequiredBy(Type actorType)
    {
        var semantics = actorType.GetInterfaces()
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequiresMessageQueue<>))
            .Select(i => i.GetGenericArguments()[0])
            .FirstOrDefault();
        if (semantics is null)
        {
            return null;
        }

        return _requirements.TryGetValue(semantics.FullName!, out var id) ? (semantics, id) : throw new ConfigurationException(
            $"{actorType} requires a mailbox of {semantics}, and akka.actor.mailbox.requirements has none for it; add the mailbox's HOCON path there.");
    }

    /// <returns>False only if the mailbox type says what queue it makes, and that has not the semantics.</returns>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that the trimmer took away could not be required by anything.")]
    private static bool Fulfils(Type mailbox, Type semantics)
    {
        var queues = mailbox.GetInterfaces()
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IProducesMessageQueue<>))
            .Select(i => i.GetGenericArguments()[0])
            .ToArray();
        return queues.Length == 0 || queues.Any(semantics.IsAssignableFrom);
    }

    private MailboxType Make(string id)
    {
        var config = _system.Settings.Config;
        if (!config.HasPath(id) || config.GetConfig(id) is not { } section || !section.HasPath("mailbox-type"))
        {
            throw new ConfigurationException($"Mailbox '{id}' is not configured; expected a section '{id}' with a mailbox-type.");
        }

        return Make(id, section);
    }

    private MailboxType Make(string id, Config section)
    {
        var typeName = TypeName(section.GetString("mailbox-type"));
        return typeName switch
        {
            "Akka.Dispatch.UnboundedMailbox" => new UnboundedMailbox(_system.Settings, section),
            "Akka.Dispatch.UnboundedDequeBasedMailbox" => new UnboundedDequeBasedMailbox(_system.Settings, section),
            "Akka.Dispatch.BoundedMailbox" => new BoundedMailbox(_system.Settings, section),
            "Akka.Dispatch.BoundedDequeBasedMailbox" => new BoundedDequeBasedMailbox(_system.Settings, section),
            _ => MakeUsersOwn(section.GetString("mailbox-type"), id, section),
        };
    }

    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "A mailbox type of the user's own is kept by the user; the built-in ones are made by name.")]
    private MailboxType MakeUsersOwn(string typeName, string id, Config section) =>
        Type.GetType(typeName) is { } type && typeof(MailboxType).IsAssignableFrom(type)
            ? (MailboxType)Activator.CreateInstance(type, _system.Settings, section)!
            : throw new ConfigurationException(
                $"{id}.mailbox-type is '{typeName}'; expected the name of a MailboxType with a constructor (Settings, Config), with its assembly if it is not Akka's.");

    /// <summary>A type's name without the assembly, as our own types may be written with either.</summary>
    private static string TypeName(string name) => name.Split(',')[0].Trim().Trim('"');
}
