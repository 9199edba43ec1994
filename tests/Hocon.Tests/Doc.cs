namespace Hocon.Tests;

/// <summary>Documents without files, and with only the environment that a test gives.</summary>
internal static class Doc
{
    public static HoconOptions Alone { get; } = new() { Sources = HoconSources.None, Environment = _ => null };

    public static HoconMap Resolve(string text, HoconOptions? options = null) => HoconDocument.Parse(text, options ?? Alone).Resolve();

    /// <summary>The resolved document as JSON on one line.</summary>
    public static string Json(string text, HoconOptions? options = null) => HoconDocument.Parse(text, options ?? Alone).ResolveNode().ToString();

    public static HoconException Fails(string text, HoconOptions? options = null) => Assert.Throws<HoconException>(() => Json(text, options));

    public static HoconOptions WithEnvironment(params (string Name, string Value)[] variables) => Alone with
    {
        Environment = name => variables.Where(variable => variable.Name == name).Select(variable => variable.Value).FirstOrDefault(),
    };
}
