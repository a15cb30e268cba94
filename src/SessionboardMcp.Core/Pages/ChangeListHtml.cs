using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>The page of all changes of a browser: what waits, with ticks and one approve, and what came of the rest.</summary>
public static class ChangeListHtml
{
    /// <summary>The form's field of each change set that is ticked: its id, a space, and the hash of what was shown.</summary>
    public const string Ticked = "change";

    // What is older is found by its link.
    private const int MostOlder = 50;

    /// <summary>The page.</summary>
    /// <param name="views">The change sets of all connections, newest first.</param>
    /// <param name="visit">Who sees it.</param>
    /// <param name="freeUntil">Until when single edits are done without asking, for each connection's name for which they are; its form stops it.</param>
    /// <param name="notice">What happened just now; null where nothing did.</param>
    public static Html Of(IReadOnlyList<ChangeView> views, DeskVisit visit, IReadOnlyList<string> freeUntil, string? notice)
    {
        var waiting = views.Where(view => view.Change.State == ChangeState.Waiting).ToList();
        var older = views.Where(view => view.Change.State != ChangeState.Waiting).Take(MostOlder).ToList();
        return PageFrame.Of(
            "Changes",
            Html.Of(
                $"""
                {Html.If(notice is not null, () => Html.Of($"<p class=\"warning\" role=\"status\">{Sentence.Of(notice!)}</p>"))}
                <h1>{(waiting.Count == 0 ? "Nothing waits for you" : waiting.Count == 1 ? "1 change waits for you" : $"{waiting.Count} changes wait for you")}</h1>
                {(waiting.Count == 0 ? Html.Of($"<p>What your assistants want to change, and you have to see first, stands here. It waits for a day.</p>") : Waiting(waiting, visit.Hidden))}
                {Free(freeUntil, visit.Hidden)}
                {Html.If(older.Count > 0, () => Older(older))}
                {Html.If(visit.PairPath is not null && views.Count > 0, () => Html.Of($"<p class=\"note\"><a href=\"{visit.PairPath}\">Approve on another device</a>, such as your phone.</p>"))}
                """),
            PageShape.Rows,
            visit.Links,
            ChangePaths.List);
    }

    private static Html Waiting(List<ChangeView> views, IReadOnlyDictionary<string, string> hidden) => Html.Of(
        $"""
        <form method="post" action="{ChangePaths.List}" class="decide">
            {ChangeHtml.HiddenFields(hidden)}
            <ul class="waiting">{Html.Each(views, Item)}</ul>
            {Html.If(views.Any(view => view.Hindrance is null), () => Html.Of(
                $"""
                <div class="actions">
                    <button type="submit" name="{ChangeHtml.Decision}" value="approve" class="primary">Make the ticked changes</button>
                    <button type="submit" name="{ChangeHtml.Decision}" value="refuse">Refuse the ticked</button>
                </div>
                """))}
        </form>
        """);

    private static Html Item(ChangeView view)
    {
        var change = view.Change;
        var clock = new PageClock(change.TimeZone);
        var notes = Attention.Of(change, OddRecords.Of(change)).ToList();
        var tick = $"{change.Id} {view.Shown}";
        var named = $"c-{change.Id}";
        return Html.Of(
            $"""

            <li>
                {(view.Hindrance is null
                    ? Html.Of($"<label class=\"choice\"><input type=\"checkbox\" name=\"{Ticked}\" value=\"{tick}\" /> <span id=\"{named}\" class=\"summary\">{Sentence.Of(change.Summary)}</span></label>")
                    : Html.Of($"<p id=\"{named}\" class=\"summary\">{Sentence.Of(change.Summary)}</p>"))}
                <div class="below">
                    {Sentence.Paragraphs(change.Effects)}
                    {Html.If(notes.Count > 0, () => Html.Of($"<ul class=\"why\">{Html.Each(notes, note => Html.Of($"<li>{Sentence.Of(note)}</li>"))}</ul>"))}
                    {Html.If(view.Hindrance is not null, () => Html.Of($"<p class=\"why\">{Sentence.Of(view.Hindrance!)}</p>"))}
                    <p class="note">{Sentence.Theirs(view.Assistant, 60)}, {Sentence.Theirs(change.EventName, 80)}, {clock.Text(change.CreatedAt)} ({clock.Zone})</p>
                    <p><a href="{ChangePaths.Of(change.Id)}" aria-describedby="{named}">See {Rows(change)}</a></p>
                </div>
            </li>
            """);
    }

    private static string Rows(ChangeSet change) => change.Records.Count == 1 ? "it before and after" : $"all {change.Records.Count} before and after";

    private static Html Free(IReadOnlyList<string> sentences, IReadOnlyDictionary<string, string> hidden) => Html.If(sentences.Count > 0, () => Html.Of(
        $"""
        <form method="post" action="{ChangePaths.List}" class="warning">
            {ChangeHtml.HiddenFields(hidden)}
            {Sentence.Paragraphs(sentences)}
            <button type="submit" name="{ChangeHtml.Decision}" value="ask">Ask me again from now on</button>
        </form>
        """));

    private static Html Older(List<ChangeView> views) => Html.Of(
        $"""

        <section aria-labelledby="older">
            <h2 id="older">Before</h2>
            <ul class="older">{Html.Each(views, Old)}</ul>
        </section>
        """);

    private static Html Old(ChangeView view)
    {
        var standing = StandingWords.Of(view.Change);
        var clock = new PageClock(view.Change.TimeZone);
        return Html.Of(
            $"""

            <li><span class="badge {(standing.IsGood ? "good" : "warn")}">{standing.Badge}</span> <a href="{ChangePaths.Of(view.Change.Id)}">{Sentence.Of(view.Change.Summary)}</a> <span class="note">{clock.Text(view.Change.CreatedAt)} ({clock.Zone})</span></li>
            """);
    }
}
