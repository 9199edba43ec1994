namespace Akka.IO.Channels;

/// <summary>An option that setsockopt(2) knows by numbers, so that a driver without <see cref="System.Net.Sockets.Socket"/> objects can set it.</summary>
internal interface INumberedOption
{
    IEnumerable<NumberedSetting> Settings { get; }
}

/// <summary>One setsockopt(2), in Linux's numbers.</summary>
internal readonly record struct NumberedSetting(int Level, int Name, params int[] Value);
