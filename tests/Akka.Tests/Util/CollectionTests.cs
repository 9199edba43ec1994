using Akka.Util;

namespace Akka.Tests.Util;

public sealed class CollectionTests
{
    [Fact]
    public void A_concurrent_set_holds_an_item_once()
    {
        var it = new ConcurrentSet<string>(["a", "a", "B"], StringComparer.OrdinalIgnoreCase);
        Assert.Equal(2, it.Count);
        var hasInAnyCase = it.Contains("b");
        Assert.True(hasInAnyCase);
        Assert.False(it.TryAdd("A"));
        Assert.True(it.TryRemove("b"));
        Assert.Throws<ArgumentException>(() => ((ICollection<string>)it).Add("a"));
        Assert.Equal(["a"], it);
        it.Clear();
        Assert.True(it.IsEmpty);
    }

    [Fact]
    public void An_index_forgets_a_key_with_its_last_value()
    {
        var it = new Index<string, int>();
        Assert.True(it.Put("a", 1));
        Assert.False(it.Put("a", 1));
        it.Put("a", 2);
        it.Put("b", 2);
        Assert.Equal([1, 2], it.Values.Order());
        Assert.Equal(2, it.FindValue("a", value => value > 1));
        it.RemoveValue(2);
        Assert.Equal(["a"], it.Keys);
        Assert.True(it.Remove("a", 1));
        Assert.False(it.Remove("a", 1));
        Assert.True(it.IsEmpty);
        Assert.Empty(it["a"]);
    }

    [Fact]
    public void Removing_a_key_gives_what_it_had()
    {
        var it = new Index<string, int>();
        it.Put("a", 1);
        it.Put("a", 2);
        Assert.Equal([1, 2], it.Remove("a").Order());
        var seen = new List<(string, int)>();
        it.Put("c", 3);
        it.ForEach((key, value) => seen.Add((key, value)));
        Assert.Equal([("c", 3)], seen);
    }
}
