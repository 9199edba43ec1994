using Xunit.Sdk;

namespace Akka.TestKit.Tests;

/// <summary>The text with which an expectation fails.</summary>
internal static class FailureOf
{
    internal static string Expecting(Action expectation) => Assert.ThrowsAny<XunitException>(expectation).Message;

    internal static async Task<string> ExpectingAsync(Func<Task> expectation) =>
        (await Assert.ThrowsAnyAsync<XunitException>(expectation)).Message;
}
