namespace Hocon.Syntax;

/// <summary>One setting of a command line, <c>path=value</c>.</summary>
internal static class SettingSyntax
{
    /// <summary>The setting when its value is literal; null when it is to be read as HOCON.</summary>
    public static MapTerm? Read(string setting, string description)
    {
        var cursor = new Cursor(setting, description);

        // It has but one line, which the description shows: a place in it says nothing more.
        var origin = HoconOrigin.Of(description);
        var path = PathSyntax.Read(cursor);
        if (!cursor.Take('='))
            throw cursor.Fail($"{cursor.Here} follows the key {path}", "expected path=value");
        cursor.SkipInline();
        if (cursor.Current is '[' or '{' or '"' || cursor.StartsWith("${"))
            return null;
        var root = new MapTerm(origin);
        root.Put([.. path.Keys], new ScalarTerm(HoconScalar.OfWord(cursor.Rest.Trim().ToString(), origin)));
        return root;
    }
}
