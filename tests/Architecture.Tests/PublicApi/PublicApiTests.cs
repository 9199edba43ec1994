using System.Reflection;

namespace Architecture.Tests.PublicApi;

/// <summary>The door of each of our libraries, so that a change of it is a decision.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Libraries =>
        [.. Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal) && f.Count(c => c == '/') == 2)
            .Select(f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_listing_says_what_is_public(string library) =>
        CommittedList.AssertMatches($"api/{library}.txt", $"The public API of {library}.", ApiListing.Read(Assembly.Load(library)));
}
