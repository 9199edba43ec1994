using System.Diagnostics;

namespace Hocon.Tests.Limits;

public sealed class LimitTests
{
    [Theory]
    [InlineData("a = x\n", "a = ${a}${a}\n", "")]
    [InlineData("a = [x]\n", "a = ${a} ${a}\n", "")]
    [InlineData("a = [x]\n", "a = [${b}, ${b}]\n", "b = [1]")]
    public void A_chain_of_doublings_fails_fast_in_bounded_memory(string first, string step, string last)
    {
        var text = first + string.Concat(Enumerable.Repeat(step, 30)) + last;
        if (last.Length > 0)
        {
            Assert.Equal("""{"a":[[1],[1]],"b":[1]}""", Doc.Json(text));
            return;
        }

        AssertFailsCheaply(text, "too large");
    }

    [Fact]
    public void Shared_parts_count_as_often_as_they_can_be_reached() =>
        AssertFailsCheaply("a0 = {}\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i} {{ x = ${{a{i - 1}}}, y = ${{a{i - 1}}} }}\n")), "too large");

    [Fact]
    public void Many_values_below_the_limit_are_held_to_it_together()
    {
        var wide = $"w = {new string('x', 100_000)}\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"a{i} = ${{w}}!\n").Select(line => line.Replace("!", "z", StringComparison.Ordinal)));
        AssertFailsCheaply(wide, "too large");
    }

    [Theory]
    [InlineData("[", 200)]
    [InlineData("{a=", 200)]
    [InlineData("a.", 200)]
    [InlineData("[", 1_000_000)]
    [InlineData("a{", 400_000)]
    [InlineData("a=[{", 100_000)]
    public void Nesting_is_limited(string open, int times) =>
        Assert.Contains("nested too deeply", Doc.Fails(string.Concat(Enumerable.Repeat(open, times)) + "b=1").Problem, StringComparison.Ordinal);

    [Fact]
    public void Nesting_up_to_the_limit_is_fine()
    {
        Assert.Equal(new string('[', 128) + new string(']', 128), Doc.Json(new string('[', 128) + new string(']', 128)));
        Assert.NotNull(Doc.Resolve(string.Join('.', Enumerable.Repeat("a", 128)) + "=1"));
    }

    [Fact]
    public void Nesting_made_by_substitution_is_limited() =>
        AssertFailsCheaply("a0 = {}\n" + string.Concat(Enumerable.Range(1, 300).Select(i => $"a{i} {{ x = ${{a{i - 1}}} }}\n")), "nested too deeply");

    [Fact]
    public void Chains_of_substitutions_are_limited()
    {
        AssertFailsCheaply(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i} = ${{a{i + 1}}}\n")) + "a20000 = 1", "too deeply");
        Assert.Equal(1, Doc.Resolve(string.Concat(Enumerable.Range(0, 200).Select(i => $"a{i} = ${{a{i + 1}}}\n")) + "a200 = 1")["a0"].AsLong());
    }

    [Fact]
    public void A_path_is_limited() =>
        Assert.Contains("keys", Doc.Fails("a = ${" + string.Join('.', Enumerable.Repeat("a", 100_000)) + "}").Problem, StringComparison.Ordinal);

    [Fact]
    public void A_source_is_limited() =>
        Assert.Contains("characters", Doc.Fails(new string('#', 1001), Doc.Alone with { Limits = new HoconLimits { MaxLength = 1000 } }).Problem, StringComparison.Ordinal);

    [Fact]
    public void Objects_that_refer_to_each_other_all_over_stay_cheap()
    {
        var keys = Enumerable.Range(0, 40).ToArray();
        var text = string.Concat(keys.Select(i => $"k{i} = {{ v = {i}, {string.Join(", ", keys.Select(j => $"r{j} = ${{?k{j}.r{(j + 1) % 40}}}"))} }}\n"));
        var watch = Stopwatch.StartNew();
        _ = Record.Exception(() => Doc.Resolve(text));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Many_assignments_to_one_key_that_look_back_stay_cheap() =>
        AssertFailsCheaply(string.Concat(Enumerable.Repeat("a = ${?a.b}\n", 80_000)), "too");

    [Fact]
    public void Many_references_to_a_key_of_many_assignments_stay_cheap()
    {
        var text = string.Concat(Enumerable.Repeat("a = ${?n}\n", 40_000)) + "a.k = 1\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"b{i} = ${{?a.k}}\n"));
        Assert.Equal(20_001, Doc.Resolve(text).Count);
    }

    private static void AssertFailsCheaply(string text, string problem)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains(problem, Doc.Fails(text).Problem, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256L << 20);
    }
}
