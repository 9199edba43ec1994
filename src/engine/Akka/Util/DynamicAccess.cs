using System.Diagnostics.CodeAnalysis;

namespace Akka.Util;

public static class DynamicAccess
{
    [RequiresUnreferencedCode("Finds a type and its constructor by name, which trimming may have removed.")]
    public static Try<TResult> CreateInstanceFor<TResult>(string typeName, params object[] args) =>
        Try<TResult>.From(() =>
            (TResult)Activator.CreateInstance(Type.GetType(typeName, throwOnError: true)!, args)!);
}
