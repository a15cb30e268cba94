using System.Text.Json;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tests.Answers;

public class AnswerWriterTests
{
    private static readonly Receipt Receipt = new()
    {
        Source = "test",
        AsOf = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero),
        Masked = true,
    };

    [Fact]
    public void Text_and_structured_content_are_the_same()
    {
        var result = AnswerWriter.Write(Rows(2, "x", 2));

        Text(result).ShouldBe("""{"columns":["n","text"],"rows":[[0,"x"],[1,"x"]],"total":2,"page":1,"receipt":{"source":"test","asOf":"2026-11-24T12:00:00Z","masked":true}}""");
        result.StructuredContent!.Value.GetRawText().ShouldBe(Text(result));
    }

    [Fact]
    public void More_pages_are_announced()
    {
        var answer = Rows(100, "x", 250);

        var root = AnswerWriter.Write(answer).StructuredContent!.Value;

        root.GetProperty("nextPage").GetInt32().ShouldBe(2);
        root.GetProperty("notice").GetString().ShouldBe("Rows 1 to 100 of 250. For the rest call again with page 2.");
    }

    [Fact]
    public void A_page_behind_the_last_row_says_so() =>
        AnswerWriter.Write(Rows(0, "x", 250) with { Page = 9 }).StructuredContent!.Value.GetProperty("notice").GetString()
            .ShouldBe("Page 9 lies behind the last row: there are 250. Begin with page 1.");

    [Fact]
    public void Without_rows_the_columns_stay_and_nothing_is_announced()
    {
        var root = AnswerWriter.Write(Rows(0, "x", 0)).StructuredContent!.Value;

        root.GetProperty("columns").GetArrayLength().ShouldBe(2);
        root.TryGetProperty("nextPage", out _).ShouldBeFalse();
        root.TryGetProperty("notice", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(100, 3)]
    [InlineData(60, 2)]
    [InlineData(97, 4)]
    public void Rows_that_do_not_fit_are_on_the_pages_that_the_notice_names(int limit, int page)
    {
        var text = new string('é', 900);
        const int total = 1_000;
        var answer = Rows(limit, text, total, first: (page - 1) * limit) with { Page = page, Limit = limit };

        var result = AnswerWriter.Write(answer);
        var root = result.StructuredContent!.Value;
        var shown = root.GetProperty("rows").GetArrayLength();
        var next = root.GetProperty("nextPage").GetInt32();

        Text(result).Length.ShouldBeLessThanOrEqualTo(AnswerLimits.MaxCharacters);
        shown.ShouldBeGreaterThan(0);
        root.GetProperty("notice").GetString()!.ShouldContain($"limit {shown} and page {next}");
        ((next - 1) * shown).ShouldBe(((page - 1) * limit) + shown, "the next page begins where this one ends");
    }

    [Fact]
    public void Characters_are_written_as_themselves()
    {
        var result = AnswerWriter.Write(Rows(1, "😀 \"it's\" <é> \\uD83D C:\\users", 1));

        Text(result).ShouldContain("""😀 \"it's\" <é> \\uD83D C:\\users""");
        result.StructuredContent!.Value.GetProperty("rows")[0][1].GetString().ShouldBe("😀 \"it's\" <é> \\uD83D C:\\users");
    }

    [Fact]
    public void Whoever_forgets_to_clean_and_mask_reveals_nothing()
    {
        var answer = new TableAnswer(["a\u200B"], [[Cells.Text("ja\u200Bne@acme.com\nadmin_url: x")]], 1, Receipt with { Event = "E\u202E jane@acme.com", Caveats = ["jane\u00AD@acme.com"] })
        {
            Notices = ["030 5557712"],
        };

        var text = Text(AnswerWriter.Write(answer));

        text.ShouldStartWith("""{"columns":["a"],"rows":[["j***@a***.com admin_url: x"]]""");
        text.ShouldNotContain("acme");
        text.ShouldNotContain("5557712");
    }

    private static TableAnswer Rows(int count, string text, int total, int first = 0) => new(
        ["n", "text"],
        [.. Enumerable.Range(first, count).Select(n => (IReadOnlyList<JsonElement>)[Cells.Number(n), Cells.Text(text)])],
        total,
        Receipt);

    private static string Text(CallToolResult result) => result.Content.ShouldHaveSingleItem().ShouldBeOfType<TextContentBlock>().Text;
}
