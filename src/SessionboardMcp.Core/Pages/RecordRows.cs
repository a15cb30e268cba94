using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>Shows records before and after: those to look at first on top, with the reason.</summary>
internal static class RecordRows
{
    private const int Whole = 20_000;
    private const int LongestPart = 600;

    /// <summary>All rows of a change set.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="odd">Why each record stands out, from <see cref="OddRecords"/>.</param>
    public static Html Of(ChangeSet change, IReadOnlyList<IReadOnlyList<string>> odd)
    {
        var clock = new PageClock(change.TimeZone);
        var rows = change.Records.Select((record, place) => (record, why: odd[place])).ToList();
        var first = rows.Where(row => row.why.Count > 0).ToList();
        var rest = rows.Where(row => row.why.Count == 0).ToList();
        return Html.Of($"{Section("first", change.Records.Count == 1 ? Title() : first.Count == 1 ? "Look at this one first" : $"Look at these {first.Count} first", first)}{Section("rows", Title(), rest)}");

        string Title() => first.Count > 0 && rest.Count > 0 ? $"The other {Counted.Of(rest.Count, Counted.Noun(change.Records))}"
            : change.State == ChangeState.Waiting ? "What would change" : "What was asked for";

        Html Section(string id, string title, List<(RecordChange Record, IReadOnlyList<string> Why)> records) => records.Count == 0 ? Html.None : Html.Of(
            $"""

            <section aria-labelledby="{id}">
                <h2 id="{id}">{title}</h2>
                <ol class="records">{Html.Each(records, row => Row(change, row.Record, row.Why, clock))}</ol>
            </section>
            """);
    }

    private static Html Row(ChangeSet change, RecordChange record, IReadOnlyList<string> why, PageClock clock) => Html.Of(
        $"""

        <li{Html.If(why.Count > 0, () => Html.Of($" class=\"odd\""))}>
            <p class="record"><span class="kind">{ChangeWords.Of(record)}</span> {Sentence.Theirs(record.Name)}{Outcome(change, record)}{Link(record)}</p>
            {Html.If(why.Count > 0, () => Html.Of($"<ul class=\"why\">{Html.Each(why, reason => Html.Of($"<li>{Sentence.Of(reason)}</li>"))}</ul>"))}
            {Fields(record, clock)}
        </li>
        """);

    private static Html Fields(RecordChange record, PageClock clock) => record.Action switch
    {
        RecordAction.Delete => Html.Of($"<p class=\"action\">is deleted</p>"),
        RecordAction.Restore => Html.Of($"<p class=\"action\">comes back</p>"),
        _ => Html.Of($"<dl class=\"fields\">{Html.Each(record.Fields, field => Field(record, field, clock))}</dl>"),
    };

    private static Html Field(RecordChange record, FieldChange field, PageClock clock)
    {
        var (before, after) = (ShownValue.Before(field, clock), ShownValue.After(field, clock));
        var isNew = record.Action == RecordAction.Create;
        var isLong = Math.Max(before.Length, after.Length) > ShownValue.Short;
        return Html.Of($"<div><dt>{Sentence.Of(ShownValue.Label(field))}</dt><dd>{(isNew ? New(after) : isLong ? Difference(before, after) : Both(before, after))}{Html.If(isLong, () => All(after))}</dd></div>");
    }

    private static Html New(string after) => Html.Of($"<bdi class=\"after\">{Sentence.Line(after, LongestPart)}</bdi>");

    private static Html Both(string before, string after) => Html.Of(
        $"{Value("before", before)} <span class=\"arrow\" aria-hidden=\"true\">→</span><span class=\"unseen\"> becomes </span> {Value("after", after)}{Html.If(before == after, () => Html.Of($" <span class=\"note\">looks the same: only what is not seen of it changes</span>"))}");

    private static Html Value(string name, string text) => text.Length == 0
        ? Html.Of($"<span class=\"{name} none\">empty</span>")
        : Html.Of($"<bdi class=\"{name}\">{Sentence.Line(text, LongestPart)}</bdi>");

    private static Html Difference(string before, string after)
    {
        if (before == after)
            return Html.Of($"<span class=\"note\">The words and where links lead stay; only how they are laid out changes.</span>");
        var difference = TextDifference.Of(before, after);
        return Html.Of(
            $"<bdi class=\"difference\">{difference.Lead}{Part("del", difference.Removed)}{Part("ins", difference.Added)}{difference.Trail}</bdi>");

        static Html Part(string element, string text) => text.Trim().Length == 0 ? Html.None
            : element == "del" ? Html.Of($"<span class=\"unseen\"> removed: </span><del>{Sentence.Line(text, LongestPart)}</del> ")
            : Html.Of($"<span class=\"unseen\"> added: </span><ins>{Sentence.Line(text, LongestPart)}</ins> ");
    }

    private static Html All(string after) => Html.Of(
        $"<details><summary>All of the new text, {after.Length} characters</summary><bdi class=\"whole\">{Sentence.Line(after, Whole)}</bdi></details>");

    private static Html Outcome(ChangeSet change, RecordChange record) => change.State is ChangeState.Waiting or ChangeState.Expired || change.SentAt is null
        ? Html.None
        : Html.Of($" <span class=\"badge {(record.IsWritten ? "good" : "warn")}\">{ChangeWords.Of(record.Outcome)}</span>");

    // Only what a browser opens as a page.
    private static Html Link(RecordChange record) =>
        Uri.TryCreate(record.AdminUrl, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps
            ? Html.Of($" <a class=\"open\" href=\"{link.AbsoluteUri}\" target=\"_blank\" rel=\"noopener noreferrer\" aria-label=\"Open {Sentence.Line(record.Name, 80)} in Sessionboard\">open</a>")
            : Html.None;
}
