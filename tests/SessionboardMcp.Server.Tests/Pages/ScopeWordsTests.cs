using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Tests.Pages;

/// <summary>Each scope that is asked for has words of an organizer, and its place.</summary>
public sealed class ScopeWordsTests
{
    public static TheoryData<string> Asked => [.. RequiredScopes.All.Union(Scopes.AllRead).Union(Scopes.AllWrite)];

    [Theory]
    [MemberData(nameof(Asked))]
    public void Each_scope_has_words_and_no_code_in_them(string scope)
    {
        var (words, detail) = ScopeWords.IsRead(scope) ? ScopeWords.Reading(scope) : ScopeWords.Writing(scope);

        words.ShouldNotContain(":");
        char.IsAsciiLetterUpper(words[0]).ShouldBeTrue(words);
        words.ShouldNotStartWith("Change ", Case.Sensitive, "it says what is done");
        (detail ?? "").ShouldNotContain("scope");
        ScopeWords.Place(scope).ShouldBeLessThan(ScopeWords.Place("made:up"));
    }

    // Who deletes by a scope is told so before it is given.
    [Theory]
    [InlineData("write:sessions", true)]
    [InlineData("write:metadata", true)]
    [InlineData("write:contacts", true)]
    [InlineData("write:sponsors", true)]
    [InlineData("write:exhibitors", true)]
    [InlineData("write:events", true)]
    public void What_can_be_deleted_by_it_is_said(string scope, bool deletes) =>
        ScopeWords.Writing(scope).Words.Contains("delete", StringComparison.Ordinal).ShouldBe(deletes);

    [Fact]
    public void They_stand_as_an_organizer_thinks_of_them() =>
        RequiredScopes.All.Where(ScopeWords.IsRead).OrderBy(ScopeWords.Place).ShouldBe(["read:events", "read:sessions", "read:contacts", "read:insights", "read:transcriptions"]);
}
