using Akka.Actor;

namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>An actor's path, given whole or from the user guardian or the root on; or any other text that names a log source.</summary>
public class EqualsStringAndPathMatcher : IStringMatcher
{
    private readonly string _path;
    private readonly bool _canBeRelative;

    /// <param name="canBeRelative">Whether <paramref name="path"/> may name the actor by its path without the system, below /user or with it.</param>
    public EqualsStringAndPathMatcher(string path, bool canBeRelative = true)
    {
        _path = path;
        _canBeRelative = canBeRelative;
    }

    public bool IsMatch(string? path)
    {
        if (path is null)
        {
            return false;
        }

        if (string.Equals(_path, path, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return _canBeRelative && ActorPath.TryParse(path, out var actor) && IsEndOf(actor.ToStringWithoutAddress());
    }

    public override string ToString() => $"== \"{_path}\"";

    private bool IsEndOf(string path)
    {
        var wanted = _path.StartsWith('/') ? _path : "/" + _path;
        return string.Equals(path, wanted, StringComparison.OrdinalIgnoreCase)
            || string.Equals(path, "/user" + wanted, StringComparison.OrdinalIgnoreCase);
    }
}
