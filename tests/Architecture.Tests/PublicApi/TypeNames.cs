namespace Architecture.Tests.PublicApi;

/// <summary>Types as C# writes them, with full names.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> _keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(short)] = "short",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(void)] = "void",
    };

    public static string Of(Type type)
    {
        if (_keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.HasElementType)
        {
            return type.IsByRef ? "ref " + Of(type.GetElementType()!) : Of(type.GetElementType()!) + (type.IsArray ? "[]" : "*");
        }

        return Nullable.GetUnderlyingType(type) is { } value ? Of(value) + "?" : Full(type);
    }

    // A nested type repeats the generic arguments of the type around it: only what follows them is its own.
    private static string Full(Type type)
    {
        var inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var own = type.GetGenericArguments().Skip(inherited).Select(Of).ToArray();
        var prefix = type.DeclaringType is { } outer ? Of(outer) : type.Namespace;
        var name = (prefix is null ? "" : prefix + ".") + type.Name.Split('`')[0];
        return own.Length == 0 ? name : $"{name}<{string.Join(", ", own)}>";
    }
}
