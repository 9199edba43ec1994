namespace Akka.Util;

public static class TypeExtensions
{
    public static bool Implements<T>(this Type type) => type.Implements(typeof(T));

    public static bool Implements(this Type type, Type moreGeneralType) => moreGeneralType.IsAssignableFrom(type);

    /// <summary>The type's name with its assembly's simple name: enough for <see cref="Type.GetType(string)"/>, free of versions.</summary>
    public static string TypeQualifiedName(this Type type) =>
        type.IsGenericType && !type.IsGenericTypeDefinition
            ? $"{type.GetGenericTypeDefinition().FullName}[{Arguments(type)}]{Assembly(type)}"
            : type.FullName + Assembly(type);

    private static string Assembly(Type type) => $", {type.Assembly.GetName().Name}";

    private static string Arguments(Type type) =>
        string.Join(',', type.GetGenericArguments().Select(argument => $"[{argument.TypeQualifiedName()}]"));
}
