using global::Hocon;

namespace Akka.Configuration.Hocon;

/// <summary>A value of a configuration: an object, an array or a simple value.</summary>
public class HoconValue
{
    private readonly HoconNode? _node;

    /// <summary>The value that is nothing.</summary>
    public HoconValue()
    {
    }

    internal HoconValue(HoconNode node) => _node = node;

    public bool IsEmpty => _node is null or HoconMap { Count: 0 };

    internal HoconMap Map => _node is null ? HoconMap.Empty : Read(node => node.AsMap());

    public bool IsString() => _node is HoconScalar;

    public bool IsArray() => _node is HoconList;

    public bool IsObject() => _node is HoconMap;

    public HoconObject GetObject() => new(Map);

    public HoconValue? GetChildObject(string key) => _node is HoconMap ? GetObject().GetKey(key) : null;

    public IList<HoconValue> GetArray() => List(node => new HoconValue(node));

    public string GetString() => _node is null or { Kind: HoconKind.Null } ? null! : Read(node => node.AsText());

    public bool GetBoolean() => Read(node => node.AsBoolean());

    public byte GetByte() => Read(node => (byte)node.AsLong(byte.MinValue, byte.MaxValue));

    public int GetInt() => Read(node => (int)node.AsLong(int.MinValue, int.MaxValue));

    public long GetLong() => Read(node => node.AsLong());

    public float GetFloat() => Read(node => (float)node.AsDouble());

    public double GetDouble() => Read(node => node.AsDouble());

    public decimal GetDecimal() => Read(node => node.AsDecimal());

    public long? GetByteSize() => _node is null ? null : Read(node => node.AsByteSize());

    public TimeSpan GetTimeSpan(bool allowInfinite = true) => Read(node => Durations.Read(node, allowInfinite, null));

    public IList<string> GetStringList() => List(node => node.AsText());

    public IList<bool> GetBooleanList() => List(node => node.AsBoolean());

    public IList<byte> GetByteList() => List(node => (byte)node.AsLong(byte.MinValue, byte.MaxValue));

    public IList<int> GetIntList() => List(node => (int)node.AsLong(int.MinValue, int.MaxValue));

    public IList<long> GetLongList() => List(node => node.AsLong());

    public IList<float> GetFloatList() => List(node => (float)node.AsDouble());

    public IList<double> GetDoubleList() => List(node => node.AsDouble());

    public IList<decimal> GetDecimalList() => List(node => node.AsDecimal());

    public override string ToString() => _node?.Render(HoconRenderOptions.Hocon) ?? "";

    private List<T> List<T>(Func<HoconNode, T> convert) => Read(node => node.AsList().Select(convert).ToList());

    private T Read<T>(Func<HoconNode, T> convert) =>
        _node is null ? throw new ConfigurationException("The value is empty.") : Config.As(() => convert(_node));
}
