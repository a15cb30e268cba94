using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>The page of one change set: what it does and to how many, what to look at, every row, and then the buttons.</summary>
public static class ChangeHtml
{
    /// <summary>The form's field of what was decided.</summary>
    public const string Decision = "decision";

    /// <summary>The form's field of the hash of what was shown.</summary>
    public const string Shown = "shown";

    /// <summary>The form's field by which single edits are allowed for a while.</summary>
    public const string FreeEdits = "free_edits";

    /// <summary>The page.</summary>
    public static Html Of(ChangeView view)
    {
        var change = view.Change;
        var odd = OddRecords.Of(change);
        var standing = StandingWords.Of(change);
        return PageFrame.Of(
            change.State == ChangeState.Waiting ? "Approve a change" : standing.Badge,
            Html.Of(
                $"""
                {Html.If(view.Notice is not null, () => Html.Of($"<p class=\"warning\" role=\"status\">{Sentence.Of(view.Notice!)}</p>"))}
                <p class="standing"><span class="badge {(standing.IsGood ? "good" : "warn")}">{standing.Badge}</span></p>
                <h1>{Sentence.Of(change.Summary)}</h1>
                <div class="lead">{Sentence.Paragraphs(change.State == ChangeState.Waiting ? [.. change.Effects, .. standing.Sentences] : standing.Sentences)}</div>
                {Actions(view, onTop: true)}
                {Warnings(change, odd)}
                {Facts(view)}
                {RecordRows.Of(change, odd)}
                {Actions(view, onTop: false)}
                <p class="note"><a href="{ChangePaths.List}">All changes</a> that were asked for from what this browser connected.</p>
                """),
            PageShape.Rows,
            view.Links,
            ChangePaths.List);
    }

    private static Html Warnings(ChangeSet change, IReadOnlyList<IReadOnlyList<string>> odd)
    {
        var sentences = change.State == ChangeState.Waiting ? Attention.Of(change, odd).ToList() : [];
        return Html.If(sentences.Count > 0, () => Html.Of(
            $"<div class=\"warning\" role=\"note\"><strong>Look at this</strong><ul>{Html.Each(sentences, sentence => Html.Of($"<li>{Sentence.Of(sentence)}</li>"))}</ul></div>"));
    }

    private static Html Facts(ChangeView view)
    {
        var change = view.Change;
        var clock = new PageClock(change.TimeZone);
        return Html.Of(
            $"""
            <dl class="facts">
                <div><dt>Asked for by</dt><dd>{Sentence.Theirs(view.Assistant, 60)} <span class="note">{clock.Text(change.CreatedAt)}</span></dd></div>
                <div><dt>Event</dt><dd>{Sentence.Theirs(change.EventName, 120)} <span class="note">Times are the event's: {clock.Zone}</span></dd></div>
                {Html.If(change.State == ChangeState.Waiting, () => Html.Of($"<div><dt>Waits until</dt> <dd>{clock.Text(change.ExpiresAt)}</dd></div>"))}
                {Html.If(change.State == ChangeState.Waiting && change.Reasons.Count > 0, () => Html.Of($"<div><dt>Why you are asked</dt><dd>{Sentence.Of(string.Join(' ', change.Reasons))}</dd></div>"))}
                {Html.If(change.State != ChangeState.Waiting && change.DecidedAt is not null, () => Html.Of($"<div><dt>Decided</dt><dd>{clock.Text(change.DecidedAt!.Value)} <span class=\"note\">{By(change)}</span></dd></div>"))}
                {Html.If(change.UndoOf is not null, () => Html.Of($"<div><dt>Puts back</dt><dd><a href=\"{ChangePaths.Of(change.UndoOf!)}\">an earlier change</a></dd></div>"))}
                {Html.If(change.UndoneBy is not null, () => Html.Of($"<div><dt>Put back by</dt><dd><a href=\"{ChangePaths.Of(change.UndoneBy!)}\">a later change</a></dd></div>"))}
                {Html.If(change.RedoneBy is not null, () => Html.Of($"<div><dt>Done again by</dt><dd><a href=\"{ChangePaths.Of(change.RedoneBy!)}\">a later change</a></dd></div>"))}
                {Html.If(view.ReadBefore is not null, () => Html.Of($"<div><dt>Read before</dt><dd>{Sentence.Of(view.ReadBefore!)} <span class=\"note\">Texts that others wrote can mislead an assistant.</span></dd></div>"))}
            </dl>
            """);
    }

    private static string By(ChangeSet change) => change.DecidedBy switch
    {
        Deciders.Page => "on this page",
        Deciders.Form => "in your assistant, where it asked you",
        _ => "at once, by the rules: it is small and can be undone",
    };

    // Undo stands on top, where the outcome is; approving at the end, after every row.
    private static Html Actions(ChangeView view, bool onTop) => (view.Change, onTop) switch
    {
        ({ State: ChangeState.Waiting }, false) => view.Hindrance is { } hindrance ? Html.Of($"<p class=\"warning\" role=\"note\">{Sentence.Of(hindrance)}</p>{Html.If(view.CanRefuse, () => Refuse(view))}") : Decide(view),
        ({ CanBeUndone: true }, true) => Undo(view),
        _ => Html.None,
    };

    private static Html Decide(ChangeView view) => Html.Of(
        $"""
        <form method="post" action="{ChangePaths.Of(view.Change.Id)}" class="decide">
            {Fields(view)}
            {Html.If(view.OffersFreeEdits, () => Html.Of($"<label class=\"choice\"><input type=\"checkbox\" name=\"{FreeEdits}\" value=\"30\" /> <span>And do single edits that can be undone without asking, for 30 minutes<span class=\"note block\">Public ones, too; no status, no delete, at most ten in 15 minutes.</span></span></label>"))}
            <div class="actions">
                <button type="submit" name="{Decision}" value="approve" class="primary">{Counted.Button(view.Change)}</button>
                <button type="submit" name="{Decision}" value="refuse">Refuse</button>
            </div>
        </form>
        """);

    private static Html Refuse(ChangeView view) => Html.Of(
        $"""
        <form method="post" action="{ChangePaths.Of(view.Change.Id)}" class="decide">
            {Fields(view)}
            <div class="actions"><button type="submit" name="{Decision}" value="refuse">Refuse</button></div>
        </form>
        """);

    private static Html Undo(ChangeView view) => view.Hindrance is { } hindrance
        ? Html.Of($"<p class=\"note\">{Sentence.Of(hindrance)}</p>")
        : Html.Of(
            $"""
            <form method="post" action="{ChangePaths.Of(view.Change.Id)}" class="decide">
                {Fields(view)}
                <div class="actions"><button type="submit" name="{Decision}" value="undo">Undo</button></div>
                <p class="note">Puts back what stands below as it was before. If somebody changed it since, you are shown first what would happen.</p>
            </form>
            """);

    private static Html Fields(ChangeView view) => Html.Of(
        $"{HiddenFields(view.Hidden)}<input type=\"hidden\" name=\"{Shown}\" value=\"{view.Shown}\" />");

    /// <summary>Hidden fields of a form.</summary>
    internal static Html HiddenFields(IReadOnlyDictionary<string, string> fields) =>
        Html.Each(fields, field => Html.Of($"<input type=\"hidden\" name=\"{field.Key}\" value=\"{field.Value}\" />"));
}
