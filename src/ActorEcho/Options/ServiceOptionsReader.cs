namespace ActorEcho.Options;

/// <summary>The settings of single services.</summary>
internal static class ServiceOptionsReader
{
    public static ChatOptions ReadChat(SettingsReader chat)
    {
        var options = new ChatOptions
        {
            LineLimit = (int)chat.Bytes("line-limit", 64, 64 * 1024, "64 bytes to 64KiB"),
            NameLimit = chat.Number("name-limit", 8, 64),
            Queue = chat.Number("queue", 1, 100_000),
        };
        chat.RejectUnknown();
        return options;
    }

    public static QotdOptions ReadQotd(SettingsReader qotd)
    {
        var file = qotd.Text("file");
        qotd.RejectUnknown();
        return new QotdOptions { File = file.Length > 0 ? file : null };
    }
}
