using System.Runtime.CompilerServices;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.SbQL.Tests.Checking;

/// <summary>
/// Every entry of <c>WrongQueries.txt</c> was read by a person: the sentence is true, the place is where one would look, the fix is what was
/// meant. After a deliberate change run with <c>UPDATE_SNAPSHOTS=1</c>, and read each line that differs.
/// </summary>
public sealed class WrongQueryTests
{
    private static readonly string File = Path.Combine(Folder(), "WrongQueries.txt");

    private static readonly IReadOnlyList<string> All =
        [.. System.IO.File.ReadAllText(File).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Trim('\n'))];

    public static TheoryData<string> Cases => [.. All];

    [Fact]
    public void Are_updated_only_on_purpose()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            System.IO.File.WriteAllText(File, string.Join("\n\n", All.Select(entry => WrongQuery.Entry(WrongQuery.TextOf(entry)))) + "\n");

        All.Select(WrongQuery.TextOf).ShouldBeUnique();
        All.Count.ShouldBeGreaterThanOrEqualTo(80);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_told_what_is_wrong_where_and_how_to_mend_it(string entry) => WrongQuery.Entry(WrongQuery.TextOf(entry)).ShouldBe(entry);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_told_in_one_sentence(string entry)
    {
        var message = WrongQuery.Found(WrongQuery.TextOf(entry))[0].Message;

        message.ShouldMatch(@"^[^\n]+[.?]$");
        message.ShouldNotMatch(@"[.?!] [A-Z]");
        message.Length.ShouldBeLessThan(240);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Come_with_mends_that_can_be_read_and_are_not_as_wrong(string entry)
    {
        var found = WrongQuery.Found(WrongQuery.TextOf(entry))[0];
        if (found.CorrectedQuery is not { } corrected)
            return;

        // Of several errors that keep a text from being read, one is corrected at a time.
        if (!entry.Contains("\nleft: ", StringComparison.Ordinal))
            SbqlParser.Parse(corrected).Error?.Message.ShouldBeNull();
        WrongQuery.Found(corrected).ShouldNotContain(left => left.Code == found.Code && left.Message == found.Message);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_mended_unasked_where_nothing_else_can_be_meant(string entry)
    {
        var text = WrongQuery.TextOf(entry);
        if (!WrongQuery.Found(text)[0].IsSafeToFix)
            return;

        WrongQuery.Found(SbqlFixer.Fix(text, CheckedConference.Schema, CheckedConference.Options)).ShouldNotContain(left => left.IsSafeToFix);
    }

    [Fact]
    public void Show_every_rule_but_the_limits() =>
        DiagnosticRules.All.Select(rule => rule.Code).Where(code => !All.Any(entry => entry.Contains($" {code} ", StringComparison.Ordinal)))
            .ShouldBe([DiagnosticRules.TooLarge.Code]);

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
