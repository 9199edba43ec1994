namespace Akka.Configuration.Hocon;

public class Parser
{
    /// <summary>Parses a text, for an include callback to return. An absent callback means that includes are files.</summary>
    public static HoconRoot Parse(string text, Func<string, HoconRoot?>? includeCallback)
    {
        var config = ConfigurationFactory.ParseString(text, includeCallback);
        return new HoconRoot(config.Root, config.Substitutions);
    }
}
