using System.Collections;
using Akka.IO;
using Akka.Util;

namespace Akka.Tests.Util;

public sealed class SmallHelperTests
{
    [Fact]
    public void Bits_become_bytes_lowest_first() => Assert.Equal([0b101, 0b1], new BitArray([true, false, true, false, false, false, false, false, true]).ToBytes());

    [Fact]
    public void A_number_is_written_in_the_order_asked_for()
    {
        Assert.Equal([0, 1, 2, 3, 4], new byte[5].PutInt(0x01020304, 1));
        Assert.Equal([4, 3, 2, 1], new byte[4].PutInt(0x01020304, order: ByteOrder.LittleEndian));
    }

    [Fact]
    public void A_join_survives_an_argument_that_cannot_say_itself() =>
        Assert.Equal($"1, , {typeof(Mute)} (its ToString threw TimeoutException)", StringFormat.SafeJoin(", ", 1, null, new Mute()));

    [Fact]
    public void A_qualified_name_finds_its_type_again()
    {
        var type = typeof(Dictionary<string, List<AppVersion>>);
        Assert.Equal(type, Type.GetType(type.TypeQualifiedName()));
        Assert.DoesNotContain("Version=", type.TypeQualifiedName(), StringComparison.Ordinal);
        Assert.True(typeof(string).Implements<IComparable>());
        Assert.False(typeof(IComparable).Implements(typeof(string)));
    }

    [Fact]
    public void A_vector_calls_its_maker_so_often()
    {
        var next = 0;
        Assert.Equal([1, 2, 3], Vector.Fill<int>(3)(() => ++next));
    }

    [Fact]
    public void A_type_is_made_by_name_or_says_why_not()
    {
        Assert.Equal("aaa", DynamicAccess.CreateInstanceFor<object>(typeof(string).AssemblyQualifiedName!, 'a', 3).Get());
        Assert.IsType<TypeLoadException>(DynamicAccess.CreateInstanceFor<object>("No.Such.Type").Failure.Value);
    }

    [Fact]
    public void Hashes_see_order_and_the_symmetric_one_does_not()
    {
        Assert.NotEqual(MurmurHash.ArrayHash([1, 2, 3]), MurmurHash.ArrayHash([3, 2, 1]));
        Assert.Equal(MurmurHash.SymmetricHash([1, 2, 3], 7), MurmurHash.SymmetricHash([3, 1, 2], 7));
        Assert.NotEqual(MurmurHash.SymmetricHash([1, 2, 3], 7), MurmurHash.SymmetricHash([1, 2, 4], 7));
        Assert.NotEqual(MurmurHash.StringHash("ab"), MurmurHash.StringHash("ba"));
        Assert.Equal(MurmurHash.StringHash("abc"), MurmurHash.StringHash(new string(['a', 'b', 'c'])));
        Assert.NotEqual(MurmurHash.ByteHash([1, 2]), MurmurHash.ByteHash([1, 2, 0]));
    }

    private sealed class Mute
    {
        public override string ToString() => throw new TimeoutException();
    }
}
