using ActorEcho.Logging;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Services.Chat;

/// <summary>
/// A member of a chat: the first line is the name, the others are said in the room or, with a '/' in front, command. Each line is done before the
/// next is looked at, and nothing is read meanwhile, so what one client says keeps its order and no client can flood a room.
/// </summary>
internal sealed partial class ChatConnection(IActorRef rooms, ChatOptions options) : ConnectionActor
{
    private const string FirstRoom = "lobby";

    private static readonly ByteString Prompt = ChatLine.Of("* your name?");

    public static readonly ServiceProbe Probe = new(ByteString.Empty, Prompt);

    private readonly LineReader _lines = new(options.LineLimit);
    private readonly Queue<Hear> _unheard = new();
    private string? _name;
    private bool _isLeaving;
    private bool _hasLeft;

    private bool IsBusy => _awaited > 0 || _isInHand;

    protected override void OnConnected() => Send(Prompt);

    protected override void OnReceived(ByteString data)
    {
        _lines.Add(data);
        GoOn();
    }

    protected override void OnWritable()
    {
        while (IsWritable && _unheard.TryDequeue(out var hear))
        {
            Pass(hear);
        }

        GoOn();
    }

    /// <summary>What was sent before the end is said yet.</summary>
    protected override void OnPeerEnded()
    {
        _lines.End();
        LeaveThen();
    }

    /// <summary>The last whole line is said yet; of one that is cut off nobody knows what it was to be.</summary>
    protected override void OnDrain()
    {
        Tell("* the server stops");
        LeaveThen();
    }

    private void LeaveThen()
    {
        _isLeaving = true;
        GoOn();
    }

    private void GoOn()
    {
        while (!_hasLeft && !IsBusy && IsWritable && _lines.TryRead(out var line))
        {
            Do(line);
        }

        if (_isLeaving && !_hasLeft && !IsBusy && IsWritable)
        {
            LeaveNow();
        }

        Hold(IsBusy);
    }

    private void LeaveNow()
    {
        _hasLeft = true;
        rooms.Tell(Leave.Instance, Self);
        Close();
    }

    private void Do(string? line)
    {
        if (line is null)
        {
            Tell($"! a line may have {options.LineLimit} bytes at most; yours was longer, and nobody got it");
        }
        else if (line.StartsWith('/'))
        {
            Command(line);
        }
        else if (_name is null)
        {
            TakeName(line.Trim());
        }
        else if (line.Length > 0)
        {
            _isInHand = true;
            _room.Tell(new Say(Escape.Text(line)), Self);
        }
    }

    private void TakeName(string name)
    {
        if (ChatName.IsGood(name, options.NameLimit))
        {
            JoinRoom(name, FirstRoom, ActorRefs.Nobody);
        }
        else
        {
            Tell($"! a name has {ChatName.Expected(options.NameLimit)}; your name?");
        }
    }

    private void Hears(Hear hear)
    {
        if (IsWritable && _unheard.Count == 0)
        {
            Pass(hear);
        }
        else
        {
            _unheard.Enqueue(hear);
        }
    }

    private void Pass(Hear hear)
    {
        hear.Seat.Remove();
        Send(hear.Line);
    }

    private void Tell(string text) => Send(ChatLine.Of(text));
}
