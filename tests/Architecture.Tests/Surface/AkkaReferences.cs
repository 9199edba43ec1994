using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Architecture.Tests.Surface;

/// <summary>
/// The names that one assembly's metadata takes from assemblies <c>Akka*</c>: a type as <c>Namespace.Outer.Nested</c>, a member
/// behind a dot (<c>.new</c> for a constructor, the property's or event's name for its accessors), without generic arguments.
/// A constant leaves no trace in metadata, so constants and enum members are not seen.
/// </summary>
internal static class AkkaReferences
{
    public static IEnumerable<string> Read(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        var types = reader.TypeReferences.Select(reader.GetTypeReference).Where(t => IsAkka(reader, t)).Select(t => NameOf(reader, t));
        var members = reader.MemberReferences.Select(reader.GetMemberReference).Select(m => NameOf(reader, m)).OfType<string>();
        return types.Concat(members).ToArray();
    }

    public static bool IsAkka(string? assembly) =>
        assembly is not null && (assembly == "Akka" || assembly.StartsWith("Akka.", StringComparison.Ordinal));

    /// <summary>The name of a member as a user of the language knows it.</summary>
    public static string MemberName(string name) => name switch
    {
        ".ctor" => "new",
        _ when name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) => name[4..],
        _ when name.StartsWith("add_", StringComparison.Ordinal) => name[4..],
        _ when name.StartsWith("remove_", StringComparison.Ordinal) => name[7..],
        _ => name,
    };

    public static string WithoutArity(string name) => name.Split('`')[0];

    private static string? NameOf(MetadataReader reader, MemberReference member)
    {
        var parent = member.Parent.Kind switch
        {
            HandleKind.TypeReference => (TypeReferenceHandle)member.Parent,
            HandleKind.TypeSpecification => GenericDefinition(reader, (TypeSpecificationHandle)member.Parent),
            _ => default,
        };
        if (parent.IsNil || reader.GetTypeReference(parent) is var type && !IsAkka(reader, type))
        {
            return null;
        }

        var name = $"{NameOf(reader, type)}.{MemberName(reader.GetString(member.Name))}";
        return IsDelegateConstructor(reader, member) ? null : name;
    }

    // ECMA-335 II.14.6: a delegate's constructor takes an object and a native int; nothing else of Akka's does. A user never names it.
    private static bool IsDelegateConstructor(MetadataReader reader, MemberReference member)
    {
        var signature = reader.GetBlobBytes(member.Signature);
        return reader.StringComparer.Equals(member.Name, ".ctor")
            && signature.AsSpan().SequenceEqual((ReadOnlySpan<byte>)[0x20, 2, (byte)SignatureTypeCode.Void, (byte)SignatureTypeCode.Object, (byte)SignatureTypeCode.IntPtr]);
    }

    // ECMA-335 II.23.2.14: GENERICINST, CLASS or VALUETYPE, then the generic type.
    private static TypeReferenceHandle GenericDefinition(MetadataReader reader, TypeSpecificationHandle handle)
    {
        var blob = reader.GetBlobReader(reader.GetTypeSpecification(handle).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return default;
        }

        blob.ReadCompressedInteger();
        var definition = blob.ReadTypeHandle();
        return definition.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)definition : default;
    }

    private static bool IsAkka(MetadataReader reader, TypeReference type) => type.ResolutionScope.Kind switch
    {
        HandleKind.AssemblyReference => IsAkka(reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)),
        HandleKind.TypeReference => IsAkka(reader, reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope)),
        _ => false,
    };

    private static string NameOf(MetadataReader reader, TypeReference type)
    {
        var name = WithoutArity(reader.GetString(type.Name));
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reader, reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope))}.{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
