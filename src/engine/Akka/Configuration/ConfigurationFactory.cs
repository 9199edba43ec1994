using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Akka.Configuration.Hocon;
using global::Hocon;

namespace Akka.Configuration;

public class ConfigurationFactory
{
    // The names of these files are the ones Akka.NET's programs use.
    private static readonly string[] ProgramFiles = ["akka.conf", "app.conf", "app.hocon"];

    private static readonly Lazy<Config> Reference = new(() => FromResource("Akka.Configuration.reference.conf", typeof(ConfigurationFactory).Assembly));

    public static Config Empty => Config.Empty;

    /// <summary>The engine's reference configuration: every key it reads, with its default.</summary>
    public static Config Default() => Reference.Value;

    /// <summary>
    /// The first of the files akka.conf, app.conf and app.hocon that lies beside the program, over the reference configuration;
    /// the reference configuration alone when there is none.
    /// </summary>
    public static Config Load() => Load(AppContext.BaseDirectory);

    public static Config ParseString(string hocon) => Parse(HoconSource.OfText(hocon, "string"), HoconOptions.Default);

    /// <summary>Parses a text whose includes a function answers: it is given each name and returns what stands there, or null.</summary>
    public static Config ParseString(string hocon, Func<string, HoconRoot?>? includeCallback) =>
        includeCallback is null
            ? ParseString(hocon)
            : Parse(HoconSource.OfText(hocon, "string"), HoconOptions.Default with { Sources = new CallbackSources(includeCallback) });

    public static Config FromResource(string resourceName, object instanceInAssembly)
    {
        ArgumentNullException.ThrowIfNull(instanceInAssembly);
        return FromResource(resourceName, instanceInAssembly as Assembly ?? (instanceInAssembly as Type ?? instanceInAssembly.GetType()).Assembly);
    }

    public static Config FromResource<TAssembly>(string resourceName) => FromResource(resourceName, typeof(TAssembly).Assembly);

    public static Config FromResource(string resourceName, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var text = ReadResource(assembly, resourceName)
            ?? throw new ConfigurationException($"{assembly.GetName().Name} has no embedded resource {resourceName}; it has: {string.Join(", ", assembly.GetManifestResourceNames())}");
        var options = HoconOptions.Default with { Sources = HoconSources.FilesAnd(name => ReadResource(assembly, name)) };
        return Parse(HoconSource.OfResource(resourceName, text), options);
    }

    /// <summary>
    /// A configuration with the values of an object: dictionaries, sequences, strings, numbers, booleans, durations, enums and null as what they are,
    /// any other object by its public properties.
    /// </summary>
    [RequiresUnreferencedCode("Properties of the object's type may have been trimmed away.")]
    public static Config FromObject(object source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return ObjectReader.Read(source) is HoconMap map
            ? new Config(map, null)
            : throw new ConfigurationException($"A configuration needs an object with properties or keys, but {source.GetType()} is a single value.");
    }

    internal static Config Load(string directory)
    {
        var file = ProgramFiles.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
        return file is null ? Default() : Config.As(() => new Config(HoconDocument.ParseFile(file).Resolve(), null)).WithFallback(Default());
    }

    private static Config Parse(HoconSource source, HoconOptions options) => Config.As(() =>
    {
        var document = HoconDocument.Parse(source, options);
        var resolved = document.Resolve();
        return new Config(resolved, null) { Substitutions = [.. document.References.Select(reference => new HoconSubstitution(reference, resolved))] };
    });

    private static string? ReadResource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
