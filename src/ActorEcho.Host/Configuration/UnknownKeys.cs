using Hocon;

namespace ActorEcho.Host.Configuration;

/// <summary>
/// Keys that nothing here reads. They are not an error: the two engines do not have quite the same, an extension brings its own, and a value
/// of one's own is there to be referred to.
/// </summary>
internal static class UnknownKeys
{
    // Sections in which names are the user's own.
    private static readonly string[] Open =
        ["akka.actor.deployment", "akka.actor.mailbox", "akka.actor.router", "akka.actor.serializers", "akka.actor.serialization-bindings", "akka.coordinated-shutdown.phases"];

    /// <summary>
    /// Plain values that stand in no section, most often because the section before the name was forgotten. A section of another name is the
    /// user's own and says what it is.
    /// </summary>
    public static IEnumerable<string> OutsideOfSections(HoconMap own) => own
        .Where(field => field.Value is not HoconMap)
        .Select(field => $"{field.Value.Origin}: {field.Key} is neither in actorecho nor in akka; it has no effect unless another value refers to it");

    /// <summary>Keys in <c>akka</c> that the engine's reference configuration does not have.</summary>
    public static IEnumerable<string> OfEngine(HoconMap own, HoconMap engine) =>
        own.TryGetValue("akka", out var akka) && akka is HoconMap map && engine.TryGetValue("akka", out var there) && there is HoconMap known ? Find(map, known, "akka") : [];

    private static IEnumerable<string> Find(HoconMap own, HoconMap known, string path)
    {
        foreach (var (key, value) in own)
        {
            var name = $"{path}.{key}";
            if (Open.Contains(name) || IsDispatcher(value, known))
            {
                continue;
            }

            if (!known.TryGetValue(key, out var there))
            {
                yield return $"{value.Origin}: the engine has no setting {name}; it has no effect unless an extension reads it";
            }
            else if (value is HoconMap inner && there is HoconMap innerKnown)
            {
                foreach (var unknown in Find(inner, innerKnown, name))
                {
                    yield return unknown;
                }
            }
        }
    }

    // A section like akka.actor.my-dispatcher is one that props may name.
    private static bool IsDispatcher(HoconNode value, HoconMap known) =>
        known.ContainsKey("default-dispatcher") && value is HoconMap map && (map.ContainsKey("type") || map.ContainsKey("mailbox-type"));
}
