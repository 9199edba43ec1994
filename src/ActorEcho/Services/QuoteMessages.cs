using Akka.Event;
using Akka.IO;

namespace ActorEcho.Services;

/// <summary>To <see cref="Quotes"/>: send me a <see cref="Quote"/>.</summary>
internal sealed class QuoteWanted
{
    public static readonly QuoteWanted Instance = new();
}

/// <summary>From <see cref="Quotes"/>. Whoever has gone meanwhile needs none.</summary>
internal sealed record Quote(ByteString Text) : IDeadLetterSuppression;
