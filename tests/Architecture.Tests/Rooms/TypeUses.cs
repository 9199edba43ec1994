using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Architecture.Tests.Rooms;

/// <summary>Which types of an assembly a type of it uses: in its bases, signatures and method bodies.</summary>
internal sealed class TypeUses(PEReader file, MetadataReader reader)
{
    private readonly TypeCollector _collector = new();

    public IReadOnlySet<TypeDefinitionHandle> Read(TypeDefinitionHandle handle)
    {
        _collector.Found.Clear();
        var type = reader.GetTypeDefinition(handle);
        Use(type.BaseType);
        foreach (var contract in type.GetInterfaceImplementations())
        {
            Use(reader.GetInterfaceImplementation(contract).Interface);
        }

        foreach (var field in type.GetFields())
        {
            reader.GetFieldDefinition(field).DecodeSignature(_collector, true);
        }

        UseConstraints(type.GetGenericParameters());
        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            method.DecodeSignature(_collector, true);
            UseConstraints(method.GetGenericParameters());
            UseBody(method);
        }

        return _collector.Found;
    }

    private void UseConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (var constraint in parameters.SelectMany(p => reader.GetGenericParameter(p).GetConstraints()))
        {
            Use(reader.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void UseBody(MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_collector, true);
        }

        foreach (var token in IlTokens.Read(body).Concat(body.ExceptionRegions.Select(r => r.CatchType)))
        {
            Use(token);
        }
    }

    private void Use(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                _collector.Found.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_collector, true);
                break;
            case HandleKind.MethodDefinition:
                Use(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Use(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                Use(reader.GetMemberReference((MemberReferenceHandle)handle).Parent);
                break;
            case HandleKind.MethodSpecification:
                var generic = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                Use(generic.Method);
                generic.DecodeSignature(_collector, true);
                break;
        }
    }
}
