using Akka.Actor;

namespace Akka.Tests.Actor.Receiving;

public sealed class HandlerTableTests
{
    private readonly HandlerTable _table = new();
    private readonly List<string> _calls = [];

    [Fact]
    public void The_first_that_matches_takes_it()
    {
        On<string>("a", text => text.Length == 1);
        On<string>("b");
        On<object>("c");
        Assert.True(_table.TryHandle("x"));
        Assert.True(_table.TryHandle("xx"));
        Assert.True(_table.TryHandle(1));
        Assert.Equal(["a", "b", "c"], _calls);
    }

    [Fact]
    public void None_that_matches_is_said()
    {
        On<string>("a");
        Assert.False(_table.TryHandle(1));
        Assert.False(new HandlerTable().TryHandle(1));
    }

    [Fact]
    public void Heirs_interfaces_value_types_arrays_and_delegates_match_as_the_language_has_it()
    {
        On<IEnumerable<object>>("covariant");
        On<int[]>("array");
        On<int?>("nullable");
        On<Func<object>>("delegate");
        On<DayOfWeek>("enum");
        On<Exception>("base");
        Assert.True(_table.TryHandle(new List<string>()));
        Assert.True(_table.TryHandle(new int[1]));
        Assert.True(_table.TryHandle(3));
        Assert.True(_table.TryHandle((Func<string>)(() => "x")));
        Assert.True(_table.TryHandle(DayOfWeek.Friday));
        Assert.True(_table.TryHandle(new InvalidOperationException()));
        Assert.False(_table.TryHandle(3L));
        Assert.Equal(["covariant", "array", "nullable", "delegate", "enum", "base"], _calls);
    }

    [Fact]
    public void Nothing_can_be_added_behind_one_that_takes_all()
    {
        _table.Add(Handler<object>("all"), takesAll: true);
        Assert.Throws<InvalidOperationException>(() => On<string>("late"));
    }

    private static MessageHandler Of<T>(Action<T> action, Predicate<T>? predicate) =>
        new(TypedMatchers<T>.Action, typeof(T), TypedMatchers<T>.Exact, action, predicate);

    private MessageHandler Handler<T>(string name, Predicate<T>? predicate = null) => Of(_ => _calls.Add(name), predicate);

    private void On<T>(string name, Predicate<T>? predicate = null) => _table.Add(Handler(name, predicate));
}
