using System.Reflection;

namespace Architecture.Tests.Surface;

/// <summary>
/// The members of Akka's types that an assembly's classes override or implement. Metadata joins them by name and signature,
/// not by a reference, so <see cref="AkkaReferences"/> cannot see them.
/// </summary>
internal static class AkkaOverrides
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Read(Assembly assembly) => assembly.GetTypes().Where(t => !t.IsInterface).SelectMany(Read).ToArray();

    private static IEnumerable<string> Read(Type type)
    {
        var overridden = type.GetMethods(Declared).Select(m => m.GetBaseDefinition());
        var implemented = type.GetInterfaces()
            .Where(i => IsAkka(i) && (type.BaseType is null || !type.BaseType.GetInterfaces().Contains(i)))
            .SelectMany(i => i.GetMethods().Where(m => m.IsAbstract));
        return overridden.Concat(implemented).Where(m => m.DeclaringType is { } t && IsAkka(t)).Select(NameOf);
    }

    private static bool IsAkka(Type type) => AkkaReferences.IsAkka(type.Assembly.GetName().Name);

    private static string NameOf(MethodInfo method) => $"{NameOf(method.DeclaringType!)}.{AkkaReferences.MemberName(method.Name)}";

    private static string NameOf(Type type) => type.DeclaringType is { } outer
        ? $"{NameOf(outer)}.{AkkaReferences.WithoutArity(type.Name)}"
        : $"{type.Namespace}.{AkkaReferences.WithoutArity(type.Name)}";
}
