namespace Akka.TestKit;

/// <summary>
/// How a test framework fails a test. Each method that finds its condition broken throws; <c>format</c> with its <c>args</c> is the
/// text, as in <see cref="string.Format(string, object?[])"/>, and is taken literally when there are no arguments.
/// </summary>
public interface ITestKitAssertions
{
    void Fail(string format = "", params object[] args);

    void AssertTrue(bool condition, string format = "", params object[] args);

    void AssertFalse(bool condition, string format = "", params object[] args);

    void AssertEqual<T>(T expected, T actual, string format = "", params object[] args);

    void AssertEqual<T>(T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args);
}
