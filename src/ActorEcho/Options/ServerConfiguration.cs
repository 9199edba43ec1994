using ActorEcho.Options;
using Hocon;

namespace ActorEcho;

/// <summary>Turns a resolved configuration into <see cref="ServerOptions"/>.</summary>
public static class ServerConfiguration
{
    /// <summary>
    /// The reference configuration: hocon/actorecho.conf, with every setting and its default. Lay your own document over it:
    /// <c>mine.WithFallback(ServerConfiguration.Reference).Resolve()</c>.
    /// </summary>
    public static HoconDocument Reference => HoconDocument.Parse(HoconSource.OfText(ReadReference(), "reference"));

    /// <summary>Reads the settings under <c>actorecho</c>.</summary>
    /// <param name="resolved">A configuration over <see cref="Reference"/>.</param>
    /// <param name="services">What listeners may name; the built-in ones when left out.</param>
    /// <exception cref="HoconException">A key is not known, or a value is of the wrong type or out of range. The message says where it stands.</exception>
    public static ServerOptions Read(HoconMap resolved, ServiceRegistry? services = null)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        return new ServerOptionsReader(services ?? ServiceRegistry.BuiltIn).Read(new SettingsReader(resolved, null));
    }

    private static string ReadReference()
    {
        using var stream = typeof(ServerConfiguration).Assembly.GetManifestResourceStream("actorecho.conf")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
