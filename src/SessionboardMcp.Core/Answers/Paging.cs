using System.Globalization;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Core.Answers;

/// <summary>Which page follows, and the sentence that says so.</summary>
/// <param name="NextPage">The page with the rest; null where nothing follows.</param>
/// <param name="Notice">How to get the rest; null where all is shown.</param>
internal sealed record Paging(int? NextPage, string? Notice)
{
    /// <summary>The paging of an answer of which the first <paramref name="shown"/> rows are shown.</summary>
    public static Paging Of(TableAnswer answer, int shown)
    {
        var before = (answer.Page - 1) * answer.Limit;
        if (shown == 0)
        {
            return answer.Total > 0
                ? new Paging(null, Say($"Page {answer.Page} lies behind the last row: there are {answer.Total}. Begin with page 1."))
                : new Paging(null, null);
        }

        if (shown < answer.Rows.Count)
        {
            var next = (before / shown) + 2;
            return new Paging(next, Say($"Rows {before + 1} to {before + shown}{OfTotal(answer)}, as more would not fit. For the rest {answer.RestBy} with limit {shown} and page {next}."));
        }

        var hasMore = answer.Total is { } total ? before + shown < total : shown == answer.Limit;
        return hasMore
            ? new Paging(answer.Page + 1, Say($"Rows {before + 1} to {before + shown}{OfTotal(answer)}. For the rest {answer.RestBy} with page {answer.Page + 1}."))
            : new Paging(null, null);
    }

    /// <summary>The most rows, not more than <paramref name="fitting"/>, after which pages of that many rows line up with this page.</summary>
    public static int LinedUp(TableAnswer answer, int fitting)
    {
        // The rest is asked for with a smaller limit, and pages only line up if that limit divides what came before.
        var before = (answer.Page - 1) * answer.Limit;
        while (before % fitting != 0)
            fitting--;
        return fitting;
    }

    private static string OfTotal(TableAnswer answer) => answer.Total is { } total ? Say($" of {total}") : "";

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
