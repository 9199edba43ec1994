using ActorEcho.Services.Chat;

namespace ActorEcho.Services;

/// <summary>The services that come with ActorEcho.</summary>
internal static class BuiltInServices
{
    public static IReadOnlyDictionary<string, ServiceRegistry.Service> All { get; } = new Dictionary<string, ServiceRegistry.Service>(StringComparer.Ordinal)
    {
        ["echo"] = new(typeof(EchoConnection), () => new EchoConnection(), EchoConnection.Probe),
        ["discard"] = new(typeof(DiscardConnection), () => new DiscardConnection(), DiscardConnection.Probe),
        ["chargen"] = new(typeof(ChargenConnection), () => new ChargenConnection(), ChargenConnection.Probe),
        ["daytime"] = new(typeof(DaytimeConnection), () => new DaytimeConnection(TimeProvider.System), DaytimeConnection.Probe),
        ["time"] = new(typeof(TimeConnection), () => new TimeConnection(TimeProvider.System), TimeConnection.Probe),
        ["qotd"] = new(typeof(QotdConnection), context => new QotdConnection(context.Shared), QotdConnection.Probe) { Shared = new("quotes", Quotes.PropsFor) },
        ["chat"] = new(typeof(ChatConnection), context => new ChatConnection(context.Shared, context.Options.Chat), ChatConnection.Probe) { Shared = new("rooms", Rooms.PropsFor) },
    };
}
