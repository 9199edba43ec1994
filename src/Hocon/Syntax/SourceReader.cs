namespace Hocon.Syntax;

/// <summary>Turns a source of any format into terms.</summary>
internal static class SourceReader
{
    public static Term Read(HoconSource source, ParseContext context, ParseScope scope) => source switch
    {
        { Map: { } map } => Quote(map),
        { Format: HoconFormat.Properties } => PropertiesSyntax.Read(source),
        _ => new Parser(source, context, scope).ReadDocument(),
    };

    public static MapTerm ReadMap(HoconSource source, ParseContext context, ParseScope scope, HoconOrigin included) =>
        Read(source, context, scope) as MapTerm
        ?? throw new HoconException(included, $"{source.Description} has an array at its root", "expected an object in an included source");

    private static MapTerm Quote(HoconMap map)
    {
        var term = new MapTerm(map.Origin);
        foreach (var (key, value) in map)
            term.Put([key], Quote(value));
        return term;
    }

    private static Term Quote(HoconNode node) => node switch
    {
        HoconMap map => Quote(map),
        HoconList list => new ListTerm(list.Origin, [.. list.Select(Quote)]),
        _ => new ScalarTerm((HoconScalar)node),
    };
}
