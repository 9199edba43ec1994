using System.Reflection;
using System.Runtime.CompilerServices;

namespace Architecture.Tests.PublicApi;

/// <summary>What others can call or derive from, a line a type and a line a member.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Read(Assembly assembly) => assembly.GetTypes().Where(IsVisible).SelectMany(t => Members(t).Prepend(Describe(t))).ToArray();

    private static bool IsVisible(Type type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!));

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string Describe(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [parent] : Type.EmptyTypes)
            .Concat(type.GetInterfaces().Where(i => IsVisible(i.IsGenericType ? i.GetGenericTypeDefinition() : i)))
            .Select(TypeNames.Of);
        return $"{TypeNames.Of(type)} : {kind} : {string.Join(", ", bases.Order(StringComparer.Ordinal))}".TrimEnd(' ', ':');
    }

    private static IEnumerable<string> Members(Type type)
    {
        var owner = TypeNames.Of(type);
        var fields = type.GetFields(Declared)
            .Where(f => (f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly) && !f.IsSpecialName)
            .Select(f => $"{owner}.{f.Name} : {(f.IsLiteral ? "const " : f.IsInitOnly ? "readonly " : "")}{TypeNames.Of(f.FieldType)}");
        var constructors = type.GetConstructors(Declared)
            .Where(c => !c.IsStatic && IsVisible(c))
            .Select(c => $"{owner}.new({Parameters(c)}){Access(c)}");
        var properties = type.GetProperties(Declared)
            .Where(p => IsVisible(p.GetMethod) || IsVisible(p.SetMethod))
            .Select(p => $"{owner}.{p.Name} : {TypeNames.Of(p.PropertyType)} {{{(IsVisible(p.GetMethod) ? " get;" : "")}{(IsVisible(p.SetMethod) ? " set;" : "")} }}{Access((p.GetMethod ?? p.SetMethod)!)}");
        var events = type.GetEvents(Declared)
            .Where(e => IsVisible(e.AddMethod))
            .Select(e => $"{owner}.{e.Name} : event {TypeNames.Of(e.EventHandlerType!)}");
        var methods = type.GetMethods(Declared)
            .Where(m => IsVisible(m) && !m.IsDefined(typeof(CompilerGeneratedAttribute)) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal)))
            .Select(m => $"{owner}.{m.Name}{Generic(m)}({Parameters(m)}) : {TypeNames.Of(m.ReturnType)}{Access(m)}");
        return fields.Concat(constructors).Concat(properties).Concat(events).Concat(methods);
    }

    private static string Access(MethodBase method) =>
        (method.IsPublic ? "" : ", protected") + (method.IsStatic ? ", static" : method.IsAbstract ? ", abstract" : method is { IsVirtual: true, IsFinal: false } ? ", virtual" : "");

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{(p.IsOut ? "out " : "")}{TypeNames.Of(p.ParameterType)} {p.Name}{(p.IsOptional ? " = …" : "")}"));
}
