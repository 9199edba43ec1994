using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Testing;

/// <summary>Listens to a meter, to what carries one label only: other tests of the process have their own.</summary>
internal sealed class MeterReadings : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Instrument, double Value, string? Tag)> _all = [];
    private readonly (string Key, string Value)? _label;

    /// <param name="meter">The meter.</param>
    /// <param name="label">The label that a measurement must have; null for all measurements.</param>
    public MeterReadings(string meter, (string Key, string Value)? label)
    {
        _label = label;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>What an instrument that is asked says now.</summary>
    public double Ask(string instrument)
    {
        _all.Clear();
        _listener.RecordObservableInstruments();
        return Sum(instrument);
    }

    /// <param name="instrument">Its name.</param>
    /// <param name="tag">A label's value besides the one listened for; null for any.</param>
    public double Sum(string instrument, string? tag = null) => Of(instrument, tag).Sum();

    public int Count(string instrument, string? tag = null) => Of(instrument, tag).Count();

    public void Dispose() => _listener.Dispose();

    private IEnumerable<double> Of(string instrument, string? tag) =>
        _all.Where(m => m.Instrument == instrument && (tag is null || m.Tag!.Contains($"={tag};", StringComparison.Ordinal))).Select(m => m.Value);

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = string.Concat(tags.ToArray().Select(t => $"{t.Key}={t.Value};"));
        if (_label is not { } label || text.Contains($"{label.Key}={label.Value};", StringComparison.Ordinal))
        {
            _all.Enqueue((instrument.Name, value, text));
        }
    }
}
