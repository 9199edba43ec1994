using Akka.Actor;
using Akka.Event;
using Akka.IO;

namespace ActorEcho.Services.Chat;

/// <summary>To <see cref="Rooms"/>, from a connection: into this room, under this name; answered with <see cref="Joined"/> or <see cref="NameTaken"/>.</summary>
/// <param name="Name">The name, which counts the first time only.</param>
/// <param name="Room">The room. It is made if it is not there.</param>
/// <param name="Seat">The place to take in it.</param>
/// <param name="Lost">The room that has ended under the connection, if that is why it comes; nobody else.</param>
internal sealed record Join(string Name, string Room, Seat Seat, IActorRef Lost);

/// <summary>To <see cref="Rooms"/>: another name; answered with <see cref="Renamed"/> or <see cref="NameTaken"/>.</summary>
internal sealed record Rename(string Name);

/// <summary>To <see cref="Rooms"/>: good-bye. Not answered.</summary>
internal sealed class Leave
{
    public static readonly Leave Instance = new();
}

/// <summary>From <see cref="Rooms"/>.</summary>
internal sealed record Joined(IActorRef Room, string Name) : IDeadLetterSuppression;

/// <inheritdoc cref="Joined"/>
internal sealed record Renamed(string Name) : IDeadLetterSuppression;

/// <summary>From <see cref="Rooms"/>: somebody has that name, and nobody the other.</summary>
internal sealed record NameTaken(string Name, string Free) : IDeadLetterSuppression;

/// <summary>From <see cref="Rooms"/>, instead of an answer: it has failed, and knows nobody any more.</summary>
internal sealed class Forgotten : IDeadLetterSuppression
{
    public static readonly Forgotten Instance = new();
}

/// <summary>To a <see cref="Room"/>, from <see cref="Rooms"/>; the member is answered with <see cref="Taken"/>.</summary>
/// <param name="Member">Who enters.</param>
/// <param name="Name">By which name.</param>
/// <param name="Seat">Its place.</param>
/// <param name="IsAgain">Whether it was in this room before that failed, which is no news to the others.</param>
internal sealed record Enter(IActorRef Member, string Name, Seat Seat, bool IsAgain) : IDeadLetterSuppression;

/// <summary>To a <see cref="Room"/>, from <see cref="Rooms"/>.</summary>
internal sealed record Exit(IActorRef Member) : IDeadLetterSuppression;

/// <inheritdoc cref="Exit"/>
internal sealed record CallOtherwise(IActorRef Member, string Name) : IDeadLetterSuppression;

/// <summary>To a <see cref="Room"/>, from a member: tell the others; answered with <see cref="Taken"/> when that is done.</summary>
/// <param name="Text">Text without control characters.</param>
internal sealed record Say(string Text) : IDeadLetterSuppression;

/// <summary>To a <see cref="Room"/>, from a member: who is here? Answered like <see cref="Say"/>.</summary>
internal sealed class Who : IDeadLetterSuppression
{
    public static readonly Who Instance = new();
}

/// <summary>From a <see cref="Room"/>: what was asked last is done.</summary>
internal sealed class Taken : IDeadLetterSuppression
{
    public static readonly Taken Instance = new();
}

/// <summary>From a <see cref="Room"/>: a line for the client.</summary>
internal sealed record Hear(ByteString Line, Seat Seat) : IDeadLetterSuppression;

/// <summary>From a <see cref="Room"/>: there is no place for you here any more, as your client does not read.</summary>
internal sealed class TooSlow : IDeadLetterSuppression
{
    public static readonly TooSlow Instance = new();
}
