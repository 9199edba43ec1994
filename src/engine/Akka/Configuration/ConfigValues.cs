using global::Hocon;

namespace Akka.Configuration;

/// <summary>
/// Typed access. What is not set gives the default, or an empty list; what is set to something of another type is a
/// <see cref="ConfigurationException"/> that names the file, line and column of the value.
/// </summary>
public partial class Config
{
    public virtual string GetString(string path, string? @default = null) => Read(path, @default!, node => node.AsText(path));

    public virtual bool GetBoolean(string path, bool @default = false) => Read(path, @default, node => node.AsBoolean(path));

    public virtual int GetInt(string path, int @default = 0) => Read(path, @default, node => (int)node.AsLong(int.MinValue, int.MaxValue, path));

    public virtual long GetLong(string path, long @default = 0) => Read(path, @default, node => node.AsLong(path: path));

    public virtual float GetFloat(string path, float @default = 0) => Read(path, @default, node => (float)node.AsDouble(path));

    public virtual double GetDouble(string path, double @default = 0) => Read(path, @default, node => node.AsDouble(path));

    public virtual decimal GetDecimal(string path, decimal @default = 0) => Read(path, @default, node => node.AsDecimal(path));

    /// <summary>A size in bytes, or null when it is not set.</summary>
    public virtual long? GetByteSize(string path) => GetByteSize(path, null);

    public virtual long? GetByteSize(string path, long? def = null) => Read(path, def, node => node.AsByteSize(path));

    /// <summary>A duration; <c>infinite</c>, where it is allowed, is <see cref="Timeout.InfiniteTimeSpan"/>. Without unit: milliseconds.</summary>
    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        Read(path, @default.GetValueOrDefault(), node => Durations.Read(node, allowInfinite, path));

    public virtual IList<string> GetStringList(string path) => GetStringList(path, []);

    public virtual IList<string> GetStringList(string path, string[] defaultPaths) =>
        Read<IList<string>>(path, defaultPaths, node => List(node, path, item => item.AsText(path)));

    public virtual IList<bool> GetBooleanList(string path) => ReadList(path, node => node.AsBoolean(path));

    public virtual IList<int> GetIntList(string path) => ReadList(path, node => (int)node.AsLong(int.MinValue, int.MaxValue, path));

    public virtual IList<long> GetLongList(string path) => ReadList(path, node => node.AsLong(path: path));

    public virtual IList<byte> GetByteList(string path) => ReadList(path, node => (byte)node.AsLong(byte.MinValue, byte.MaxValue, path));

    public virtual IList<float> GetFloatList(string path) => ReadList(path, node => (float)node.AsDouble(path));

    public virtual IList<double> GetDoubleList(string path) => ReadList(path, node => node.AsDouble(path));

    public virtual IList<decimal> GetDecimalList(string path) => ReadList(path, node => node.AsDecimal(path));

    internal static T As<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (HoconException e)
        {
            throw new ConfigurationException(e.Message, e);
        }
    }

    private IList<T> ReadList<T>(string path, Func<HoconNode, T> convert) => Read<IList<T>>(path, [], node => List(node, path, convert));

    private static List<T> List<T>(HoconNode node, string path, Func<HoconNode, T> convert) => node.AsList(path).Select(convert).ToList();

    private T Read<T>(string path, T absent, Func<HoconNode, T> convert) => Find(path) is { } node ? As(() => convert(node)) : absent;

    private HoconNode? Find(string path) => As(() => _merged.Find(path)) is { Kind: not HoconKind.Null } node ? node : null;
}
