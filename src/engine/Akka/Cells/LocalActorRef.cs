using Akka.Actor;
using Akka.Boot;
using Akka.Dispatch;

namespace Akka.Cells;

/// <summary>The reference to an actor of this process.</summary>
internal class LocalActorRef : InternalActorRefBase
{
    internal LocalActorRef(
        ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailbox, IInternalActorRef parent, ActorPath path)
    {
        Path = path;
        Cell = new ActorCell(system, this, props, dispatcher, mailbox.Create(this, system), parent);
    }

    public override ActorPath Path { get; }

    public override IInternalActorRef Parent => Cell.Parent;

    public override bool IsTerminated => Cell.IsTerminated;

    internal ActorCell Cell { get; }

    /// <summary>Gets messages before the mailbox does; null for nearly all actors.</summary>
    internal IAnswersAtOnce? Answerer { get; set; }

    public override void Start() => Cell.Start();

    public override void Stop() => SendSystemMessage(new Terminate());

    public override void Suspend() => SendSystemMessage(new Suspend());

    public override void Resume(Exception? causedByFailure = null) => SendSystemMessage(new Resume(causedByFailure));

    public override void Restart(Exception cause) => SendSystemMessage(new Recreate(cause));

    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        IInternalActorRef at = this;
        for (var i = 0; i < name.Count; i++)
        {
            switch (name[i])
            {
                case "":
                    break;
                case "..":
                    at = at.Parent;
                    break;
                default:
                    if (at is not LocalActorRef local)
                    {
                        return at.GetChild([.. name.Skip(i)]);
                    }

                    at = local.GetSingleChild(name[i]);
                    break;
            }
        }

        return at;
    }

    /// <param name="name">A name, with '#' and the uid behind it if a certain incarnation is meant.</param>
    internal IInternalActorRef GetSingleChild(string name)
    {
        var wanted = Path.Child(name);
        return Cell.GetChild(wanted.Name) is { } child && (wanted.Uid == ActorPath.NoUid || wanted.Uid == child.Path.Uid)
            ? child
            : Path.Depth == 0 ? Cell.SystemImpl.Provider.BesideTheActors(name) : ActorRefs.Nobody;
    }

    internal override void SendSystemMessage(SystemMessage message) => Cell.SendSystemMessage(message);

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (Answerer is null || !Answerer.TryAnswer(message, sender))
        {
            Cell.SendMessage(message, sender);
        }
    }
}
