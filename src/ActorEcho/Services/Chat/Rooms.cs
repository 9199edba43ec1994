using System.Globalization;
using ActorEcho.Logging;
using Akka.Actor;
using Akka.Event;

namespace ActorEcho.Services.Chat;

/// <summary>
/// The chat of one listener: who has which name and is in which room. A room is made for the first who joins it and ends with the last who leaves; one
/// that fails is stopped, and made again for its members, who come back by themselves.
/// </summary>
internal sealed class Rooms(ListenerOptions options) : UntypedActor
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Dictionary<IActorRef, Guest> _guests = [];
    private readonly Dictionary<string, IActorRef> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, OpenRoom> _rooms = new(StringComparer.OrdinalIgnoreCase);
    private int _made;

    public static Props PropsFor(ListenerOptions options) => Props.CreateBy(new Producer(options));

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(Decide, loggingEnabled: false);

    /// <summary>The rooms end with it, which brings their members back; whoever waits for an answer hears that there is none.</summary>
    protected override void PreRestart(Exception reason, object message)
    {
        Sender.Tell(Forgotten.Instance, Self);
        base.PreRestart(reason, message);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Join join:
                Add(join);
                break;
            case Rename rename:
                Call(rename.Name);
                break;
            case Leave:
                Remove(Sender);
                break;
            case Terminated ended:
                Remove(ended.ActorRef);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Add(Join join)
    {
        if (_guests.TryGetValue(Sender, out var guest))
        {
            guest.Room.IsLost |= guest.Room.Actor.Equals(join.Lost);
            LeaveRoom(Sender, guest);
        }
        else if (IsTaken(join.Name))
        {
            return;
        }
        else
        {
            Context.Watch(Sender);
        }

        var name = guest?.Name ?? join.Name;
        var room = RoomOf(join.Room);
        room.Members++;
        _names[name] = Sender;
        _guests[Sender] = new Guest(name, room);

        // In this order, so that the member knows the room when that speaks to it.
        Sender.Tell(new Joined(room.Actor, name), Self);
        room.Actor.Tell(new Enter(Sender, name, join.Seat, !join.Lost.IsNobody()), Self);
    }

    private void Call(string name)
    {
        if (!_guests.TryGetValue(Sender, out var guest))
        {
            Sender.Tell(Forgotten.Instance, Self);
        }
        else if (!IsTaken(name))
        {
            _names.Remove(guest.Name);
            _names[name] = Sender;
            _guests[Sender] = guest with { Name = name };
            guest.Room.Actor.Tell(new CallOtherwise(Sender, name), Self);
            Sender.Tell(new Renamed(name), Self);
        }
    }

    private bool IsTaken(string name)
    {
        if (!_names.TryGetValue(name, out var owner) || owner.Equals(Sender))
        {
            return false;
        }

        Sender.Tell(new NameTaken(name, ChatName.FreeLike(name, options.Chat.NameLimit, _names.ContainsKey)), Self);
        return true;
    }

    private void Remove(IActorRef connection)
    {
        if (_guests.Remove(connection, out var guest))
        {
            Context.Unwatch(connection);
            _names.Remove(guest.Name);
            LeaveRoom(connection, guest);
        }
    }

    private void LeaveRoom(IActorRef connection, Guest guest)
    {
        var room = guest.Room;
        if (!room.IsLost)
        {
            room.Actor.Tell(new Exit(connection), Self);
        }

        room.Members--;
        if (room.Members == 0 && _rooms.TryGetValue(room.Name, out var open) && open == room)
        {
            _rooms.Remove(room.Name);
            Context.Stop(room.Actor);
        }
    }

    private OpenRoom RoomOf(string name)
    {
        if (!_rooms.TryGetValue(name, out var room) || room.IsLost)
        {
            room = new OpenRoom(name, Context.ActorOf(Room.PropsFor(name), string.Create(CultureInfo.InvariantCulture, $"room{++_made}")));
            _rooms[name] = room;
        }

        return room;
    }

    private Directive Decide(Exception failure)
    {
        _log.Write(LogLevel.ErrorLevel, failure, "{room} of {listener} failed; its members get a new one", Sender.Path.Name, options.Name);
        return Directive.Stop;
    }

    private sealed record Guest(string Name, OpenRoom Room);

    private sealed class OpenRoom(string name, IActorRef actor)
    {
        public string Name => name;

        public IActorRef Actor => actor;

        public int Members { get; set; }

        public bool IsLost { get; set; }
    }

    private sealed class Producer(ListenerOptions options) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Rooms);

        public ActorBase Produce() => new Rooms(options);

        public void Release(ActorBase actor)
        {
        }
    }
}
