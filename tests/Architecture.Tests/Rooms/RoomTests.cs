namespace Architecture.Tests.Rooms;

/// <summary>
/// The rooms of the engine, low to high. Akka's public types know each other across rooms, as the API has it; but no room's
/// machinery is used from below, and machinery uses nothing from above, except what <c>room-exceptions.txt</c> names.
/// </summary>
public sealed class RoomTests
{
    private static readonly string[][] _order =
        [["Util"], ["Native"], ["Configuration"], ["Actor"], ["Event"], ["Dispatch"], ["Cells"], ["Pattern", "Routing"], ["Boot"], ["IO"]];

    private static readonly IReadOnlyDictionary<System.Reflection.Metadata.TypeDefinitionHandle, EngineType> _types =
        EngineTypes.Read(Path.Combine(AppContext.BaseDirectory, "Akka.dll"));

    [Fact]
    public void Every_room_has_its_place() => Assert.Subset(_order.SelectMany(r => r).ToHashSet(), _types.Values.Select(t => t.Room).ToHashSet());

    [Fact]
    public void No_room_points_back_up_but_for_the_named_exceptions()
    {
        var upward =
            from user in _types.Values
            from use in user.Uses
            where _types.ContainsKey(use)
            let used = _types[use]
            where Rank(used) > Rank(user) && !(user.Public && used.Public)
            select $"{user.Room}/{user.Name} -> {used.Room}/{used.Name}";
        var exceptions = CommittedList.Read("room-exceptions.txt");
        var found = upward.Distinct().Order(StringComparer.Ordinal).ToArray();
        var diff = found.Except(exceptions).Select(l => "points up: " + l).Concat(exceptions.Except(found).Select(l => "no longer needed in room-exceptions.txt: " + l));
        Findings.None(diff);
    }

    [Fact]
    public void Only_the_native_room_calls_into_the_operating_system() =>
        Findings.None(_types.Values.Where(t => t.Native && t.Room != "Native").Select(t => t.Name));

    private static int Rank(EngineType type) => Array.FindIndex(_order, rooms => rooms.Contains(type.Room));
}
