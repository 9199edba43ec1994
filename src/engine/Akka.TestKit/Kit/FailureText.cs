using System.Collections;
using System.Text;
using Akka.Actor;

namespace Akka.TestKit.Kit;

/// <summary>Types, messages and what was received before, as a failed test shows them.</summary>
internal static class FailureText
{
    private const int LongestText = 500;

    internal static string Type<T>() => Type(typeof(T));

    internal static string Type(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Type))}>"
        : type.Name;

    /// <summary>A message with its type, so that <c>1</c> and <c>"1"</c> can be told apart.</summary>
    internal static string Message(object? message) => message switch
    {
        null => "null",
        string text => $"\"{Short(text)}\"",
        _ => $"{Type(message.GetType())} <{Short(TextOf(message) ?? "")}>",
    };

    internal static string Envelope(MessageEnvelope envelope) =>
        $"{Message(envelope.Message)} from {Sender(envelope.Sender)}";

    /// <remarks>An actor sees the dead letters as the sender of a message that nobody sent.</remarks>
    internal static string Sender(IActorRef? sender) => sender is null or { Path.Name: "deadLetters" } ? "nobody" : sender.ToString()!;

    internal static string List(IEnumerable messages)
    {
        var texts = messages.Cast<object?>().Select(Message).ToArray();
        return texts.Length == 0 ? "none" : string.Join(", ", texts);
    }

    internal static string Received(IReadOnlyList<MessageEnvelope> taken)
    {
        if (taken.Count == 0)
        {
            return " Nothing was received before.";
        }

        var text = new StringBuilder(" Received last:");
        foreach (var envelope in taken)
        {
            text.Append("\n  ").Append(Envelope(envelope));
        }

        return text.ToString();
    }

    private static string Short(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}… ({text.Length} characters)";

    private static string? TextOf(object message)
    {
        try
        {
            return message.ToString();
        }
        catch (Exception e)
        {
            // The failure of the test must not be hidden by that of a text.
            return $"its ToString threw {e.GetType().Name}";
        }
    }
}
