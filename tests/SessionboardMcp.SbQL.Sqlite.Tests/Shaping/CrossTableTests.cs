using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Sqlite.Shaping;

namespace SessionboardMcp.SbQL.Sqlite.Tests.Shaping;

public sealed class CrossTableTests
{
    private static readonly ResultColumn[] Columns =
        [new("track", SbqlType.Text, ContainsPii: false), new("status", SbqlType.Text, ContainsPii: false), new("n", SbqlType.Int, ContainsPii: false)];

    private static readonly object?[][] Rows = [["AI", "pending", 2L], ["AI", "accepted", 5L], ["Data", null, 1L], ["ai", "Accepted", 3L]];

    [Fact]
    public void A_pivot_adds_up_the_number_for_each_value_whatever_its_case()
    {
        var (columns, rows) = new CrossTable(Columns, groupBy: null, pivot: 1).Of(Rows)!.Value;
        columns.Select(column => column.Name).ShouldBe(["track", "accepted", "pending", "(none)"]);
        rows.ShouldBe([["AI", 8L, 2L, null], ["Data", null, null, 1L]]);
    }

    [Fact]
    public void Rows_without_a_number_are_counted()
    {
        var (columns, rows) = new CrossTable(Columns[..2], groupBy: 0, pivot: null).Of([.. Rows.Select(row => row[..2])])!.Value;
        columns.Select(column => column.Name).ShouldBe(["track", "count"]);
        rows.ShouldBe([["AI", 3L], ["Data", 1L]]);
    }

    [Theory]
    [InlineData(CrossTable.MaxColumns, true)]
    [InlineData(CrossTable.MaxColumns + 1, false)]
    public void A_pivot_makes_so_many_columns_and_no_more(int values, bool isMade)
    {
        object?[][] rows = [.. Enumerable.Range(0, values).Select(value => new object?[] { "AI", $"{value}", 1L })];
        (new CrossTable(Columns, groupBy: null, pivot: 1).Of(rows) is not null).ShouldBe(isMade);
    }
}
