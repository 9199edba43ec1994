using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Hocon.Tests.Properties;

/// <summary>Values and documents of all shapes.</summary>
internal static class Nodes
{
    private static readonly HoconOrigin _origin = HoconOrigin.Of("generated");

    private static readonly Gen<string> _odd = Gen.Elements(
        "", " ", "a.b", "include", "include ", "true", "null", "1e5", "-1", "# x", "//", "${a}", "\"", "\"\"\"", "\\", "\n", "\r\n", "\t", "\u0000", "\u0085",
        "\u2028", "\uFEFF", "\uD800", "😀", "é", "[", "}", "+=", "x\u00A0y", "0", "12", "a b");

    private static readonly Gen<string> _texts = Gen.OneOf(_odd, Gen.Elements("a", "b", "c", "long-name"), Gen.Choose(0, 0xFFFF).ArrayOf().Select(codes => string.Concat(codes.Select(code => (char)code))));

    private static readonly Gen<string> _keys = Gen.Frequency((3, Gen.Elements("a", "b", "c", "d")), (1, _odd), (1, _texts));

    private static readonly Gen<HoconNode> _scalars = Gen.OneOf(
        _texts.Select(HoconNode (text) => HoconScalar.OfText(text, _origin)),
        Gen.Elements("true", "false", "null", "0", "-0.5e+10", "1E400", "9223372036854775808").Select(HoconNode (word) => HoconScalar.OfWord(word, _origin)),
        Gen.Choose(int.MinValue, int.MaxValue).Select(HoconNode (number) => HoconScalar.OfWord(number.ToString(CultureInfo.InvariantCulture), _origin)));

    public static Arbitrary<HoconMap> Maps { get; } = Arb.From(Gen.Sized(size => Map(Math.Min(size, 40))), Shrink);

    public static Arbitrary<string> Paths { get; } = Arb.From(_keys.NonEmptyListOf().Select(keys => HoconPath.Of(keys).ToString()));

    /// <summary>Documents with substitutions, appends and concatenations over few keys, most of which resolve.</summary>
    public static Arbitrary<string> Documents { get; } = Arb.From(Field().ListOf().Select(fields => string.Join('\n', fields)));

    private static Gen<string> Field()
    {
        var path = Gen.Elements("a", "b", "c", "a.x", "a.y", "b.x", "c.x.y");
        var part = Gen.OneOf(Gen.Elements("1", "s", "[1]", "{x=2}", "{y=[3]}", "null", "{}", "[]", "{x=${?b.x}}", "[${?c}]"), path.Select(to => $"${{?{to}}}"));
        var value = Gen.Frequency((4, part), (1, part.Two().Select(two => $"{two.Item1} {two.Item2}")), (1, part.Two().Select(two => $"{two.Item1}{two.Item2}")));
        return from to in path from separator in Gen.Frequency((5, Gen.Constant(" = ")), (1, Gen.Constant(" += "))) from it in value select to + separator + it;
    }

    private static Gen<HoconNode> Node(int size) => size <= 1
        ? _scalars
        : Gen.Frequency(
            (2, _scalars),
            (1, Node(size / 3).ListOf().Select(HoconNode (items) => HoconList.Of(items.Take(5), _origin))),
            (1, Map(size / 2).Select(HoconNode (map) => map)));

    private static Gen<HoconMap> Map(int size) =>
        (from key in _keys from value in Node(size / 2) select KeyValuePair.Create(key, value)).ListOf().Select(fields => HoconMap.Of(fields.Take(6), _origin));

    private static IEnumerable<HoconMap> Shrink(HoconMap map) =>
        map.Keys.Select(key => HoconMap.Of(map.Where(field => field.Key != key), _origin))
            .Concat(map.Values.OfType<HoconMap>());
}
