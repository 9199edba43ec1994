using ActorEcho.Logging;
using Akka.Actor;

namespace ActorEcho.Services.Chat;

/// <summary>What a client can do besides talking.</summary>
internal sealed partial class ChatConnection
{
    private const string Help = "* /join ROOM, /who, /nick NAME, /quit; all else is said in the room";

    private void Command(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (words)
        {
            case ["/quit"]:
                Tell("* good-bye");
                LeaveNow();
                break;
            case ["/help"]:
                Tell(Help);
                break;
            case ["/join" or "/who" or "/nick", ..] when _name is null:
                Tell("! first your name?");
                break;
            case ["/join", var room] when !ChatName.IsGood(room, options.NameLimit):
                Tell($"! a room's name has {ChatName.Expected(options.NameLimit)}");
                break;
            case ["/nick", var name] when !ChatName.IsGood(name, options.NameLimit):
                Tell($"! a name has {ChatName.Expected(options.NameLimit)}");
                break;
            case ["/join", var room] when room.Equals(_roomName, StringComparison.OrdinalIgnoreCase):
                Tell($"! you are in {_roomName} already");
                break;
            case ["/join", var room]:
                JoinRoom(_name!, room, ActorRefs.Nobody);
                break;
            case ["/who"]:
                _isInHand = true;
                _room.Tell(Who.Instance, Self);
                break;
            case ["/nick", var name]:
                _awaited++;
                rooms.Tell(new Rename(name), Self);
                break;
            default:
                Tell($"! there is no such command: {Escape.Text(line)}");
                Tell(Help);
                break;
        }
    }
}
