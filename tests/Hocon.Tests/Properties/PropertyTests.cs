using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Hocon.Tests.Properties;

public sealed class PropertyTests
{
    private static readonly HoconRenderOptions[] _styles =
    [
        HoconRenderOptions.Json, HoconRenderOptions.Json with { Formatted = true }, HoconRenderOptions.Hocon, HoconRenderOptions.HoconWithOrigins, new HoconRenderOptions(),
        HoconRenderOptions.HoconWithOrigins with { Comments = true },
    ];

    [Fact]
    public void Reading_what_was_written_gives_the_same_value() => Check.QuickThrowOnFailure(Prop.ForAll(
        Nodes.Maps, map => _styles.All(style => Doc.Resolve(map.Render(style)).Equals(map))));

    [Fact]
    public void Writing_what_was_read_gives_the_same_text() => Check.QuickThrowOnFailure(Prop.ForAll(
        Nodes.Maps, map => _styles.All(style => Doc.Resolve(map.Render(style)).Render(HoconRenderOptions.Json) == map.Render(HoconRenderOptions.Json))));

    [Fact]
    public void Json_is_read_as_a_json_reader_does() => Check.QuickThrowOnFailure(Prop.ForAll(Nodes.Maps, map =>
    {
        var json = map.Render(HoconRenderOptions.Json);
        using var document = JsonDocument.Parse(json);
        // .NET's reader refuses unpaired surrogates, which JSON's grammar allows.
        return json.Contains("\\ud", StringComparison.Ordinal) || Same(document.RootElement, Doc.Resolve(json));
    }));

    [Fact]
    public void Merging_is_associative() => Check.QuickThrowOnFailure(Prop.ForAll(Nodes.Maps, Nodes.Maps, Nodes.Maps, (a, b, c) =>
        a.WithFallback(b).WithFallback(c).Equals(a.WithFallback(b.WithFallback(c)))));

    [Fact]
    public void Merging_with_itself_or_nothing_changes_nothing() => Check.QuickThrowOnFailure(Prop.ForAll(Nodes.Maps, map =>
        map.WithFallback(Doc.Resolve(map.ToString())).Equals(map) && map.WithFallback(HoconMap.Empty).Equals(map) && HoconMap.Empty.WithFallback(map).Equals(map)));

    [Fact]
    public void Merging_documents_is_merging_their_values() => Check.QuickThrowOnFailure(Prop.ForAll(Nodes.Maps, Nodes.Maps, (a, b) =>
        Parse(a.ToString()).WithFallback(Parse(b.ToString())).Resolve().Equals(a.WithFallback(b))
        && Doc.Resolve(Fields(b) + "\n" + Fields(a)).Equals(a.WithFallback(b))));

    [Fact]
    public void Merging_documents_is_associative() => Check.QuickThrowOnFailure(Prop.ForAll(Nodes.Documents, Nodes.Documents, Nodes.Documents, (a, b, c) =>
        Outcome(() => Parse(a).WithFallback(Parse(b)).WithFallback(Parse(c))) == Outcome(() => Parse(a).WithFallback(Parse(b).WithFallback(Parse(c))))));

    [Fact]
    public void One_document_below_another_is_one_text_before_another() => Check.QuickThrowOnFailure(Prop.ForAll(Nodes.Documents, Nodes.Documents, (a, b) =>
        Outcome(() => Parse(a).WithFallback(Parse(b))) == Outcome(() => Parse(b + "\n" + a))));

    [Fact]
    public void What_is_resolved_has_nothing_left_to_resolve() => Check.QuickThrowOnFailure(Prop.ForAll(Nodes.Documents, text =>
    {
        var once = Outcome(() => Parse(text));
        return once is null || Outcome(() => Parse(once)) == once;
    }));

    [Fact]
    public void Every_text_is_read_or_refused_with_a_place() => Check.QuickThrowOnFailure(Prop.ForAll(Nodes.Documents, Nodes.Paths, (text, junk) =>
    {
        var broken = text.Insert(text.Length / 2, junk);
        try
        {
            return Parse(broken).ResolveNode() is not null;
        }
        catch (HoconException e)
        {
            return e.Origin.Line > 0 && e.Origin.Column > 0 && e.Message.StartsWith($"text:{e.Origin.Line}:{e.Origin.Column}: ", StringComparison.Ordinal);
        }
    }));

    [Fact]
    public void A_path_reads_back_as_itself() => Check.QuickThrowOnFailure(Prop.ForAll(Nodes.Paths, path => HoconPath.Parse(path).ToString() == path));

    [Fact]
    public void Leaves_rebuild_the_object() => Check.QuickThrowOnFailure(Prop.ForAll(Nodes.Maps, map =>
        Doc.Resolve(string.Join('\n', map.Leaves().Select(leaf => $"{leaf.Path} = {leaf.Value}"))).Equals(map)
        && map.Leaves().All(leaf => leaf.Value.Equals(map.Find(leaf.Path)))));

    private static HoconDocument Parse(string text) => HoconDocument.Parse(text, Doc.Alone);

    private static string Fields(HoconMap map) => map.Count == 0 ? "" : map.Render(HoconRenderOptions.Hocon);

    private static string? Outcome(Func<HoconDocument> document)
    {
        try
        {
            return document().Resolve().ToString();
        }
        catch (HoconException)
        {
            return null;
        }
    }

    private static bool Same(JsonElement json, HoconNode node) => (json.ValueKind, node) switch
    {
        (JsonValueKind.Object, HoconMap map) => json.EnumerateObject().Count() == map.Count && json.EnumerateObject().All(p => map.TryGetValue(p.Name, out var value) && Same(p.Value, value)),
        (JsonValueKind.Array, HoconList list) => json.GetArrayLength() == list.Count && json.EnumerateArray().Zip(list).All(pair => Same(pair.First, pair.Second)),
        (JsonValueKind.String, HoconScalar { Kind: HoconKind.Text } text) => json.GetString() == text.Text,
        (JsonValueKind.Number, HoconScalar { Kind: HoconKind.Number } number) => json.GetRawText() == number.Text,
        (JsonValueKind.True or JsonValueKind.False, HoconScalar { Kind: HoconKind.Boolean } flag) => json.GetBoolean() == (flag.Text == "true"),
        (JsonValueKind.Null, HoconScalar { Kind: HoconKind.Null }) => true,
        _ => false,
    };
}
