namespace Akka.Util;

public static class Vector
{
    /// <summary>A function that calls its argument <paramref name="number"/> times and lists what it returned.</summary>
    public static Func<Func<T>, IList<T>> Fill<T>(int number) => make =>
    {
        var list = new List<T>(number);
        for (var i = 0; i < number; i++)
        {
            list.Add(make());
        }

        return list;
    };
}
