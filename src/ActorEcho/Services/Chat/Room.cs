using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Services.Chat;

/// <summary>
/// One room: tells each line to the others, in the order in which it gets them. A member that has not passed on as many lines as may wait for it is
/// removed, and the others are told; it costs them nothing.
/// </summary>
internal sealed class Room(string name) : UntypedActor
{
    private readonly Dictionary<IActorRef, Member> _members = [];
    private readonly Queue<IActorRef> _slow = new();

    public static Props PropsFor(string name) => Props.CreateBy(new Producer(name));

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Enter enter:
                Add(enter);
                enter.Member.Tell(Taken.Instance, Self);
                break;
            case Exit exit when _members.Remove(exit.Member, out var member):
                TellOthers(exit.Member, $"* {member.Name} left");
                break;
            case CallOtherwise call when _members.TryGetValue(call.Member, out var member):
                _members[call.Member] = member with { Name = call.Name };
                TellOthers(call.Member, $"* {member.Name} is now {call.Name}");
                break;
            case Say say when _members.TryGetValue(Sender, out var member):
                TellOthers(Sender, $"{member.Name}: {say.Text}");
                Sender.Tell(Taken.Instance, Self);
                break;
            case Who when _members.TryGetValue(Sender, out var member):
                Tell(Sender, member, ChatLine.Of($"* in {name}: {string.Join(", ", _members.Values.Select(m => m.Name).Order(StringComparer.OrdinalIgnoreCase))}"));
                Sender.Tell(Taken.Instance, Self);
                break;
            default:
                break; // From or about one that was removed.
        }

        Remove();
    }

    private void Add(Enter enter)
    {
        var member = new Member(enter.Name, enter.Seat);
        _members[enter.Member] = member;
        if (enter.IsAgain)
        {
            Tell(enter.Member, member, ChatLine.Of($"* room {name} failed, and starts again; what was said last may be lost"));
            return;
        }

        Tell(enter.Member, member, ChatLine.Of($"* you are in {name}, {(_members.Count == 1 ? "alone" : $"with {_members.Count - 1} more")}; /help tells what you can do"));
        TellOthers(enter.Member, $"* {enter.Name} joined");
    }

    private void TellOthers(IActorRef except, string text)
    {
        var line = ChatLine.Of(text);
        foreach (var (connection, member) in _members)
        {
            if (!connection.Equals(except))
            {
                Tell(connection, member, line);
            }
        }
    }

    private void Tell(IActorRef connection, Member member, ByteString line)
    {
        if (member.Seat.TryAdd())
        {
            connection.Tell(new Hear(line, member.Seat), Self);
        }
        else
        {
            _slow.Enqueue(connection);
        }
    }

    // To tell of one may be the line too much for another.
    private void Remove()
    {
        while (_slow.TryDequeue(out var connection))
        {
            if (_members.Remove(connection, out var member))
            {
                connection.Tell(TooSlow.Instance, Self);
                TellOthers(connection, $"* {member.Name} was too slow and was removed");
            }
        }
    }

    private sealed record Member(string Name, Seat Seat);

    private sealed class Producer(string name) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Room);

        public ActorBase Produce() => new Room(name);

        public void Release(ActorBase actor)
        {
        }
    }
}
