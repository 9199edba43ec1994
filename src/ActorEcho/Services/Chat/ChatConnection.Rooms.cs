using Akka.Actor;

namespace ActorEcho.Services.Chat;

/// <summary>How a member is in a room, and stays in it when that fails.</summary>
internal sealed partial class ChatConnection
{
    private IActorRef _room = ActorRefs.Nobody;
    private string _roomName = "";
    private Seat? _seat;
    private int _awaited;
    private bool _isInHand;
    private bool _isJoining;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Hear hear when hear.Seat == _seat:
                Hears(hear);
                return true;
            case Hear:
                return true; // Of the room that was left.
            case Taken when Sender.Equals(_room):
                _isInHand = false;
                break;
            case Joined joined:
                EndJoining();
                _name = joined.Name;
                _room = Context.Watch(joined.Room);
                _isInHand = true;
                break;
            case Renamed renamed:
                _awaited--;
                _name = renamed.Name;
                Tell($"* you are now {_name}");
                break;
            case NameTaken taken:
                Refuse(taken);
                break;
            case Forgotten when _isJoining && _name is null:
                EndJoining();
                Tell("! that failed; your name?");
                break;
            case Forgotten:
                _awaited--;
                _isJoining = false;
                Rejoin();
                break;
            case Terminated ended when ended.ActorRef.Equals(_room):
                Rejoin();
                break;
            case TooSlow:
                AbortFor(CloseReason.SlowReader, $"reset, as {options.Queue} lines of its room waited for it");
                return true;
            default:
                return message is Taken or Terminated;
        }

        GoOn();
        return true;
    }

    private void JoinRoom(string name, string room, IActorRef lost)
    {
        _awaited++;
        _isJoining = true;
        _roomName = room;
        _seat = new Seat(options.Queue);
        rooms.Tell(new Join(name, room, _seat, lost), Self);
    }

    private void EndJoining()
    {
        _awaited--;
        _isJoining = false;
        if (!_room.IsNobody())
        {
            Context.Unwatch(_room);
            _room = ActorRefs.Nobody;
        }
    }

    // Whoever is on the way to another room does not need the old one.
    private void Rejoin()
    {
        _isInHand = false;
        if (!_isJoining && !_hasLeft)
        {
            JoinRoom(_name!, _roomName, _room);
        }
    }

    private void Refuse(NameTaken taken)
    {
        if (_isJoining)
        {
            // When all names were forgotten somebody else may have been faster.
            EndJoining();
            _name = null;
        }
        else
        {
            _awaited--;
        }

        Tell($"! the name {taken.Name} is taken, {taken.Free} is free{(_name is null ? "; your name?" : "")}");
    }
}
