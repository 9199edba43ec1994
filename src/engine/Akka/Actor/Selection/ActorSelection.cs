using System.Diagnostics.CodeAnalysis;
using Akka.Cells;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The actors that a path with wildcards leads to, from an anchor, at the time of each message.</summary>
public class ActorSelection : ICanTell
{
    public ActorSelection()
        : this(ActorRefs.Nobody, Array.Empty<SelectionPathElement>())
    {
    }

    public ActorSelection(IActorRef anchor, SelectionPathElement[] path)
    {
        Anchor = anchor;
        Path = path;
    }

    public ActorSelection(IActorRef anchor, string path)
        : this(anchor, string.IsNullOrEmpty(path) ? [] : path.Split('/'))
    {
    }

    public ActorSelection(IActorRef anchor, IEnumerable<string> elements)
        : this(anchor, Parse(elements))
    {
    }

    public IActorRef Anchor { get; }

    public SelectionPathElement[] Path { get; }

    public string PathString => "/" + string.Join('/', Path.AsEnumerable());

    [SuppressMessage("Design", "MA0061", Justification = "The default value is part of Akka.NET's signature.")]
    public void Tell(object message, IActorRef? sender = null)
    {
        sender ??= ActorCell.Current?.Self;
        Deliver((IInternalActorRef)Anchor, new ActorSelectionMessage(message, Path), sender);
    }

    /// <exception cref="ActorNotFoundException">No actor answered within the time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(null), timeout, ct).ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException($"No actor lives at {this}.");
        }
        catch (AskTimeoutException e)
        {
            throw new ActorNotFoundException($"No actor at {this} answered within {timeout}.", e);
        }
    }

    public override bool Equals(object? obj) => obj is ActorSelection other && (ReferenceEquals(this, other) || Equals(other));

    public override int GetHashCode() => HashCode.Combine(Anchor, Path.Length);

    public override string ToString() =>
        $"ActorSelection[Anchor({Anchor.Path}{(Anchor.Path.Uid == ActorPath.NoUid ? "" : $"#{Anchor.Path.Uid}")}), Path({PathString})]";

    internal static void Deliver(IInternalActorRef anchor, ActorSelectionMessage selection, IActorRef? sender)
    {
        var found = Resolve([anchor], selection.Elements);
        foreach (var actor in found)
        {
            actor.Tell(selection.Message, sender);
        }

        if (found.Count > 0 || selection.WildCardFanOut)
        {
            return;
        }

        if (selection.Message is Identify identify)
        {
            sender?.Tell(new ActorIdentity(identify.MessageId, null), ActorRefs.NoSender);
        }
        else if (Boot.ActorSystemImpl.Of(anchor) is { } system && !selection.Elements.Any(element => element is SelectChildPattern or SelectChildRecursive))
        {
            // A pattern that fits nothing is no fault; a name is.
            var path = anchor.Path / selection.Elements.Select(element => element.ToString()!);
            new EmptyLocalActorRef(path, system.EventStream).Tell(selection.Message, sender ?? system.DeadLetters);
        }
    }

    protected bool Equals(ActorSelection other) => Anchor.Equals(other.Anchor) && Path.SequenceEqual(other.Path);

    private static List<IInternalActorRef> Resolve(List<IInternalActorRef> from, SelectionPathElement[] elements)
    {
        foreach (var element in elements)
        {
            from = [.. from.SelectMany(actor => Step(actor, element)).Where(actor => actor is not Nobody)];
        }

        return from;
    }

    private static IEnumerable<IInternalActorRef> Step(IInternalActorRef actor, SelectionPathElement element) => element switch
    {
        SelectParent => [actor.Path.Depth == 0 ? actor : actor.Parent],
        SelectChildName name => [(IInternalActorRef)actor.GetChild([name.Name])],
        SelectChildPattern pattern => Children(actor).Where(child => child.Path.Name.Like(pattern.PatternStr)),
        _ => Descendants(actor),
    };

    private static IInternalActorRef[] Children(IInternalActorRef actor) =>
        actor is LocalActorRef local ? local.Cell.SnapshotChildren() : [];

    private static IEnumerable<IInternalActorRef> Descendants(IInternalActorRef actor) =>
        Children(actor).SelectMany(child => Descendants(child).Prepend(child));

    private static SelectionPathElement[] Parse(IEnumerable<string> elements)
    {
        var names = elements.Where(name => name.Length > 0).ToArray();
        return Array.ConvertAll(names, name => (SelectionPathElement)(name switch
        {
            ".." => SelectParent.Instance,
            "**" => Array.IndexOf(names, name) == names.Length - 1
                ? SelectChildRecursive.Instance
                : throw new IllegalActorNameException("'**' stands for all actors below and can only be the last element of a selection."),
            _ when name.AsSpan().ContainsAny('*', '?') => new SelectChildPattern(name),
            _ => new SelectChildName(name),
        }));
    }
}
