using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Akka.Event;
using Akka.TestKit.Kit;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    [DoesNotReturn]
    private void Fail(string text)
    {
        LogCall(text);
        _assertions.Fail("{0}", text);
        throw new UnreachableException($"{_assertions.GetType()}.Fail returned. It was to fail with: {text}");
    }

    /// <summary>The end of a failure's text: what the test has received lately.</summary>
    private string Seen() => FailureText.Received(_state.Inbox.Taken);

    private static string In(string? hint) => string.IsNullOrEmpty(hint) ? "" : $" ({hint})";

    private void LogCall(string what)
    {
        if (TestKitSettings.LogTestKitCalls)
        {
            Log.Debug("{0}", what);
        }
    }
}
