using static SessionboardMcp.Sandbox.Tests.Insights.Execution.Asking;

namespace SessionboardMcp.Sandbox.Tests.Insights.Execution;

public sealed class PagingTests
{
    private const string Twenty = "FIND Abstract INCLUDE id, title LIMIT 20";

    [Fact]
    public void The_total_is_what_LIMIT_leaves_before_paging()
    {
        var page = Page(Twenty, r => r with { Page = 3, Limit = 7 });
        page.TotalRows.ShouldBe(20);
        page.Rows.Count.ShouldBe(6);
    }

    [Fact]
    public void Pages_neither_overlap_nor_miss_a_row()
    {
        var whole = Page("FIND Abstract INCLUDE id", r => r with { Limit = 1000 }).TotalRows;
        var seen = Enumerable.Range(1, (whole / 97) + 1)
            .SelectMany(number => Page("FIND Abstract INCLUDE id", r => r with { Page = number, Limit = 97 }).Column()).ToList();
        seen.Count.ShouldBe(whole);
        seen.Distinct().Count().ShouldBe(whole);
        whole.ShouldBe(Seeded.Event(Seeded.DevCon).Abstracts().Count());
    }

    [Fact]
    public void A_page_past_the_end_is_empty_and_knows_the_total()
    {
        var page = Page(Twenty, r => r with { Page = int.MaxValue, Limit = 1000 });
        page.Rows.ShouldBeEmpty();
        page.TotalRows.ShouldBe(20);
    }

    [Fact]
    public void Sorting_by_a_column_puts_nulls_last_in_both_directions()
    {
        foreach (var descending in new[] { false, true })
        {
            var starts = Page("FIND Session INCLUDE title, starts_at", r => r with { SortBy = "STARTS_AT", SortDescending = descending, Limit = 1000 })
                .Column(1).Cast<string?>().ToList();
            var known = starts.TakeWhile(start => start is not null).Select(start => DateTimeOffset.Parse(start!)).ToList();
            known.ShouldBe(descending ? known.OrderDescending() : known.Order());
            starts.Skip(known.Count).ShouldAllBe(start => start == null);
            known.Count.ShouldBeLessThan(starts.Count);
        }
    }

    [Fact]
    public void Sorting_numbers_is_by_size_and_text_without_case()
    {
        Page("FIND Room INCLUDE capacity", r => r with { SortBy = "capacity" }).Column().OfType<long>().ShouldBeInOrder();
        var titles = Page("FIND Session INCLUDE title", r => r with { SortBy = "title", Limit = 1000 }).Column().Cast<string>().ToList();
        titles.ShouldBe(titles.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Sorting_instants_of_two_zones_is_by_instant()
    {
        var starts = Page("SELECT created_at FROM sessions", r => r with
        {
            EventIds = [Seeded.DevCon, Seeded.Publishing],
            SortBy = "created_at",
            Limit = 5000,
        }).Column().Select(text => DateTimeOffset.Parse((string)text!)).ToList();
        starts.ShouldBeInOrder();
        starts.Select(start => start.Offset).Distinct().Count().ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Sorting_by_what_is_no_column_names_the_columns()
    {
        Ask(Twenty, r => r with { SortBy = "room" }).Error.ShouldBe("sortBy names no column of the result: expected one of id, title.");
    }

    [Fact]
    public void Search_keeps_rows_with_the_text_in_any_text_column_whatever_the_case()
    {
        var found = Page("FIND Session INCLUDE title, track_name, capacity", r => r with { Search = "sECURITy", Limit = 1000 });
        var expected = Seeded.Event(Seeded.DevCon).Programme().Where(s => s.Title.Has("security") || s.Track?.Name.Has("security") == true).ToList();
        found.TotalRows.ShouldBe(expected.Count);
        found.Column().Cast<string>().Order().ShouldBe(expected.Select(s => s.Title).Order());
        found.TotalRows.ShouldBeInRange(1, 500);
    }

    [Fact]
    public void Search_takes_no_wildcards()
    {
        Page("FIND Session INCLUDE title", r => r with { Search = "%" }).TotalRows
            .ShouldBe(Seeded.Event(Seeded.DevCon).Programme().Count(s => s.Title.Contains('%')));
    }
}
