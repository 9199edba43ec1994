using System.Text;

namespace Hocon;

internal sealed class HoconRenderer(HoconRenderOptions options)
{
    private readonly StringBuilder _text = new();
    private int _indent;

    private bool Annotated => options.Formatted && !options.IsJson;

    public static string Render(HoconNode node, HoconRenderOptions options)
    {
        var renderer = new HoconRenderer(options);
        if (node is HoconMap { Count: > 0 } root && renderer.Annotated)
            renderer.AppendFields(root);
        else
            renderer.Append(node);
        return renderer._text.ToString();
    }

    private void Append(HoconNode node)
    {
        switch (node)
        {
            case HoconMap map:
                AppendBlock('{', '}', map.Count, () => AppendFields(map));
                break;
            case HoconList list:
                AppendBlock('[', ']', list.Count, () => AppendMembers(list, Append, item => item));
                break;
            case HoconScalar { Kind: HoconKind.Text } text:
                _text.Append(Syntax.Text.Quote(text.Text));
                break;
            case HoconScalar scalar:
                _text.Append(scalar.Text);
                break;
        }
    }

    private void AppendFields(HoconMap map) => AppendMembers(map, AppendField, field => field.Value);

    private void AppendField(KeyValuePair<string, HoconNode> field)
    {
        _text.Append(options.IsJson ? Syntax.Text.Quote(field.Key) : Syntax.Text.QuoteKey(field.Key));
        var braces = Annotated && field.Value is HoconMap { Count: > 0 };
        _text.Append(braces ? " " : Annotated ? " = " : options.Formatted ? ": " : ":");
        Append(field.Value);
    }

    private void AppendMembers<T>(IEnumerable<T> members, Action<T> append, Func<T, HoconNode> valueOf)
    {
        var first = true;
        foreach (var member in members)
        {
            if (!first)
                _text.Append(Annotated ? "" : ",");
            if (options.Formatted && _text.Length > 0)
                NewLine();
            first = false;
            var value = valueOf(member);
            AppendComments(value);
            append(member);
            if (Annotated && options.Origins && value is not HoconMap { Count: > 0 })
                _text.Append("  # ").Append(OneLine(value.Origin.ToString()));
        }
    }

    private void AppendComments(HoconNode value)
    {
        if (!Annotated || !options.Comments)
            return;
        foreach (var comment in value.Comments)
        {
            _text.Append('#').Append(OneLine(comment));
            NewLine();
        }
    }

    private void AppendBlock(char open, char close, int count, Action body)
    {
        _text.Append(open);
        if (count > 0)
        {
            _indent++;
            body();
            _indent--;
            if (options.Formatted)
                NewLine();
        }

        _text.Append(close);
    }

    private void NewLine() => _text.Append('\n').Append(' ', 2 * _indent);

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) && c != '\t' ? ' ' : c));
}
