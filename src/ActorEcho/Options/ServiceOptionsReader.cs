namespace ActorEcho.Options;

/// <summary>The settings of single services.</summary>
internal static class ServiceOptionsReader
{
    public static QotdOptions ReadQotd(SettingsReader qotd)
    {
        var file = qotd.Text("file");
        qotd.RejectUnknown();
        return new QotdOptions { File = file.Length > 0 ? file : null };
    }
}
