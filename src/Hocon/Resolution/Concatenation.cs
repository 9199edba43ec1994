using System.Text;
using Hocon.Syntax;

namespace Hocon.Resolution;

/// <summary>Puts side-by-side values together: simple ones into a string, arrays into an array, objects into an object.</summary>
internal sealed class Concatenation(Budget budget, ConcatTerm concat)
{
    /// <summary>The joined value; missing when every part is an undefined substitution.</summary>
    public Outcome Join(List<(Term Term, HoconNode? Node)> parts)
    {
        var values = parts.FindAll(part => part.Node is not null && part.Term is not ScalarTerm { IsSpace: true });
        if (values.Count == 0)
            return Outcome.Missing;
        if (values.Exists(part => part.Node is HoconList))
            return new Outcome(JoinLists(values));
        return new Outcome(values.Exists(part => part.Node is HoconMap) ? JoinMaps(values) : JoinText(parts));
    }

    public static HoconException Mixed(HoconOrigin origin, HoconNode node) => new(
        origin, $"{Conversions.Describe(node)} stands in a concatenation with an object or an array",
        "expected only arrays, only objects or only simple values side by side (is a comma or a newline missing?)",
        (node as HoconScalar)?.Text ?? "");

    private HoconList JoinLists(List<(Term Term, HoconNode? Node)> parts)
    {
        var items = new List<HoconNode>();
        foreach (var (term, node) in parts)
        {
            var list = Conversions.TryList(node!) ?? throw Mixed(term.Origin, node!);
            budget.Charge(concat.Origin, list.Count);
            items.AddRange(list);
        }

        return budget.Check(new HoconList([.. items], concat.Origin));
    }

    private HoconMap JoinMaps(List<(Term Term, HoconNode? Node)> parts)
    {
        var joined = HoconMap.Empty;
        foreach (var (term, node) in parts)
            joined = (node as HoconMap ?? throw Mixed(term.Origin, node!)).Over(joined);
        return budget.Check(HoconMap.Of(joined, concat.Origin));
    }

    private HoconScalar JoinText(List<(Term Term, HoconNode? Node)> parts)
    {
        var defined = parts.FindAll(part => part.Node is not null);
        budget.Charge(concat.Origin, defined.Sum(part => (long)((HoconScalar)part.Node!).Text.Length));
        var text = new StringBuilder();
        foreach (var (_, node) in defined)
            text.Append(((HoconScalar)node!).Text);
        return new HoconScalar(HoconKind.Text, text.ToString(), concat.Origin);
    }
}
