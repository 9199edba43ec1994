using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Architecture.Tests.Rooms;

/// <summary>The source file of each type, as the portable PDB has it.</summary>
internal sealed class TypeHomes(MetadataReader reader, MetadataReader symbols)
{
    // Portable PDB specification, "Type Definition Documents": the compiler's note of the file of a type without method bodies.
    private static readonly Guid _typeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>Null for what the compiler made up.</summary>
    public string? FileOf(TypeDefinitionHandle handle)
    {
        var documents = reader.GetTypeDefinition(handle).GetMethods()
            .Select(m => symbols.GetMethodDebugInformation(m.ToDebugInformationHandle()).Document)
            .Where(d => !d.IsNil)
            .Concat(NotedDocuments(handle))
            .Select(d => symbols.GetString(symbols.GetDocument(d).Name).Replace('\\', '/'));
        return documents.FirstOrDefault(d => !d.Contains("/obj/", StringComparison.Ordinal));
    }

    private IEnumerable<DocumentHandle> NotedDocuments(TypeDefinitionHandle handle)
    {
        foreach (var information in symbols.GetCustomDebugInformation(handle).Select(symbols.GetCustomDebugInformation))
        {
            if (symbols.GetGuid(information.Kind) == _typeDefinitionDocuments)
            {
                var blob = symbols.GetBlobReader(information.Value);
                while (blob.RemainingBytes > 0)
                {
                    yield return MetadataTokens.DocumentHandle(blob.ReadCompressedInteger());
                }
            }
        }
    }
}
