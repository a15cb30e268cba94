using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sqlite.Shaping;

namespace SessionboardMcp.SbQL.Sqlite.Tests.Shaping;

public sealed class ValueOrderTests
{
    [Theory]
    [InlineData(SbqlType.Text, false, "b", "A", "a, b"), InlineData(SbqlType.Text, true, "A", "b", "b, a")]
    [InlineData(SbqlType.Text, true, null, "b", "b, "), InlineData(SbqlType.Text, false, null, "b", "b, ")]
    [InlineData(SbqlType.Int, true, 9L, 10L, "10, 9"), InlineData(SbqlType.Decimal, false, 1.5, -2.0, "-2, 1.5")]
    [InlineData(SbqlType.Datetime, false, "2026-10-12T09:00:00-05:00", "2026-10-12T12:00:00+02:00", "2026-10-12t12:00:00+02:00, 2026-10-12t09:00:00-05:00")]
    [InlineData(SbqlType.Text, false, "2026-10-12T09:00:00-05:00", "2026-10-12T12:00:00+02:00", "2026-10-12t09:00:00-05:00, 2026-10-12t12:00:00+02:00")]
    public void Values_stand_in_the_order_of_their_type_and_nulls_last(SbqlType type, bool descending, object? left, object? right, string expected) =>
        FormattableString.Invariant($"{First(type, descending, left, right)}, {First(type, descending, left, right, skip: 1)}").ToLowerInvariant().ShouldBe(expected);

    private static object? First(SbqlType type, bool descending, object? left, object? right, int skip = 0) =>
        new[] { left, right }.Order(new ValueOrder(type, descending)).ElementAt(skip);
}
