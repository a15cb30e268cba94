using SessionboardMcp.Sandbox.Insights.Execution;
using SessionboardMcp.SbQL.Schema;
using static SessionboardMcp.Sandbox.Tests.Insights.Execution.Asking;

namespace SessionboardMcp.Sandbox.Tests.Insights.Execution;

public sealed class CrossTableTests
{
    private const string TracksByStatus = "FIND Session INCLUDE track.name AS track, status, COUNT(id) AS n GROUP BY track.name, status ORDER BY track";

    [Theory]
    [InlineData(TracksByStatus, "STATUS")]
    [InlineData(TracksByStatus + " PIVOT status", null)]
    public void A_pivot_has_a_column_for_each_value_and_a_row_for_what_is_left(string query, string? pivot)
    {
        var sessions = Seeded.Event(Seeded.DevCon).Programme().ToList();
        var statuses = sessions.Select(s => s.Core()).Distinct().Order(StringComparer.OrdinalIgnoreCase).ToList();

        var page = Page(query, r => r with { Pivot = pivot });

        page.Columns.Select(column => column.Name).ShouldBe(["track", .. statuses]);
        page.Rows.Count.ShouldBe(sessions.Select(s => s.Track?.Name).Distinct().Count());
        foreach (var row in page.Rows)
        {
            row.Skip(1).ShouldBe(statuses
                .Select(status => sessions.LongCount(s => s.Track?.Name == (string?)row[0] && s.Core() == status))
                .Select(n => n == 0 ? null : (object?)n));
        }
    }

    [Fact]
    public void Grouping_adds_the_last_number_up()
    {
        var page = Page("FIND Session WHERE capacity IS NOT NULL INCLUDE track.name AS track, title, capacity", r => r with { GroupBy = "track", Limit = 1000 });

        page.Columns.Select(column => column.Name).ShouldBe(["track", "capacity"]);
        page.Rows.Select(row => ((string?)row[0], (long)row[1]!)).ShouldBe(
            Seeded.Event(Seeded.DevCon).Programme().Where(s => s.Capacity != null).GroupBy(s => s.Track?.Name).Select(g => (g.Key, g.Sum(s => (long)s.Capacity!))),
            ignoreOrder: true);
    }

    [Fact]
    public void Without_a_number_rows_are_counted_and_both_together_make_a_cross_table()
    {
        var sessions = Seeded.Event(Seeded.DevCon).Programme().ToList();

        var page = Page("FIND Session INCLUDE title, level.name AS level, status", r => r with { GroupBy = "level", Pivot = "status" });

        page.Rows.Select(row => (string?)row[0]).ShouldBe(sessions.Select(s => s.Level?.Name).Distinct(), ignoreOrder: true);
        page.Rows.Sum(row => row.Skip(1).Sum(cell => (long)cell!)).ShouldBe(sessions.Count);
        page.Columns.Skip(1).ShouldAllBe(column => column.Type == SbqlType.Int);
    }

    [Fact]
    public void What_has_no_value_has_a_column_too_and_rows_can_be_sorted_by_any()
    {
        var page = Page("FIND Session INCLUDE status, level.name AS level", r => r with { Pivot = "level", SortBy = "(none)", SortDescending = true });

        page.Columns[^1].Name.ShouldBe("(none)");
        page.Column(page.Columns.Count - 1).Cast<long>().ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Too_many_columns_are_refused() =>
        Ask("FIND Session INCLUDE id, status", r => r with { Pivot = "id" }).Error.ShouldBe("The pivot makes too many columns: expected at most 200.");

    [Fact]
    public void Masked_values_stay_masked_as_names_of_columns()
    {
        var page = Page("FIND Speaker INCLUDE email, company LIMIT 20", r => r with { MasksPii = true, Pivot = "email" });

        page.Columns.Skip(1).ShouldAllBe(column => column.Name.Contains("***"));
    }
}
