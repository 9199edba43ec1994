namespace ActorEcho.Services.Chat;

/// <summary>A member's place in a room, with the number of lines that the room has told and the member's client was not sent yet. Both count at the same time.</summary>
/// <param name="limit">Lines that may be under way.</param>
internal sealed class Seat(int limit)
{
    private int _lines;

    /// <summary>By the room: one line more, if there is room for it.</summary>
    public bool TryAdd() => Interlocked.Increment(ref _lines) <= limit;

    /// <summary>By the member: one line less.</summary>
    public void Remove() => Interlocked.Decrement(ref _lines);
}
