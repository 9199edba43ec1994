using System.Globalization;
using System.Text;

namespace Akka.Util;

public static class StringFormat
{
    /// <summary>Joins the arguments' texts; one whose <c>ToString</c> throws is shown as its type and the error.</summary>
    public static string SafeJoin(string separator, params object?[] args)
    {
        var text = new StringBuilder();
        for (var i = 0; i < args.Length; i++)
        {
            text.Append(i == 0 ? string.Empty : separator).Append(Text(args[i]));
        }

        return text.ToString();
    }

    private static string? Text(object? value)
    {
        try
        {
            return Convert.ToString(value, CultureInfo.InvariantCulture);
        }
        catch (Exception e)
        {
            return $"{value!.GetType()} (its ToString threw {e.GetType().Name})";
        }
    }
}
