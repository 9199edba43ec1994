using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Architecture.Tests.Rooms;

/// <param name="Room">The folder under src/engine/Akka; for a file that lies directly there, "Util".</param>
/// <param name="Uses">The outermost types that it or what it nests uses.</param>
internal sealed record EngineType(string Name, string Room, bool Public, bool Native, IReadOnlyCollection<TypeDefinitionHandle> Uses);

/// <summary>The outermost types of the engine's assembly, each with its room and what it uses.</summary>
internal static class EngineTypes
{
    private const string Folder = "/src/engine/Akka/";

    public static IReadOnlyDictionary<TypeDefinitionHandle, EngineType> Read(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly, ".pdb")));
        var reader = file.GetMetadataReader();
        var homes = new TypeHomes(reader, pdb.GetMetadataReader());
        var uses = new TypeUses(file, reader);
        return reader.TypeDefinitions
            .GroupBy(t => Outermost(reader, t))
            .Select(g => (Outer: g.Key, Home: g.Select(homes.FileOf).FirstOrDefault(h => h is not null), All: g))
            .Where(g => g.Home is not null)
            .ToDictionary(g => g.Outer, g => Describe(reader, g.Outer, g.Home!, g.All, uses));
    }

    private static EngineType Describe(MetadataReader reader, TypeDefinitionHandle outer, string home, IEnumerable<TypeDefinitionHandle> all, TypeUses uses)
    {
        var type = reader.GetTypeDefinition(outer);
        var parts = all.ToArray();
        return new EngineType(
            $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}",
            RoomOf(home),
            (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public,
            parts.SelectMany(t => reader.GetTypeDefinition(t).GetMethods()).Any(m => (reader.GetMethodDefinition(m).Attributes & MethodAttributes.PinvokeImpl) != 0),
            parts.SelectMany(t => uses.Read(t).ToArray()).Select(t => Outermost(reader, t)).ToHashSet());
    }

    private static string RoomOf(string home)
    {
        var path = home[(home.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];
        return path.Contains('/', StringComparison.Ordinal) ? path.Split('/')[0] : "Util";
    }

    private static TypeDefinitionHandle Outermost(MetadataReader reader, TypeDefinitionHandle handle)
    {
        while (reader.GetTypeDefinition(handle).GetDeclaringType() is { IsNil: false } outer)
        {
            handle = outer;
        }

        return handle;
    }
}
