using Akka.IO;

namespace ActorEcho.Services.Chat;

/// <summary>A line as clients get it. Notices begin with '*' and refusals with '!', as no name does.</summary>
internal static class ChatLine
{
    public static ByteString Of(string text) => ByteString.FromString(text + "\n");
}
