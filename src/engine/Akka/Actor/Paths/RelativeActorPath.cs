namespace Akka.Actor;

/// <summary>Takes a relative path of actors apart.</summary>
public static class RelativeActorPath
{
    /// <returns>The names of <c>../a/b</c>; null when the text is the address of a system or no path.</returns>
    public static IEnumerable<string>? Unapply(string addr) =>
        Uri.TryCreate(addr, UriKind.Relative, out _) && !addr.Contains("://", StringComparison.Ordinal) ? addr.Split('/') : null;
}
