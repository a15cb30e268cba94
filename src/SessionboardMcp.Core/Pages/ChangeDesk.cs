using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;

namespace SessionboardMcp.Core.Pages;

/// <summary>
/// Where a person sees, approves, refuses and undoes changes: all that the pages do, for any host. A host recognises the browser first, and checks
/// that a form comes from a page of its own; nothing else refers to this, and a test holds that.
/// </summary>
public sealed class ChangeDesk(
    ChangeReader reader, ChangeDecision decision, PersonUndo undo, IEditAllowances allowances, DeskRecord record, IOptions<WritesOptions> options, TimeProvider time)
{
    private const string Off = "The operator of this server has switched changes off.";

    private static readonly PageLink AllChanges = new(ChangePaths.List, "All changes");

    /// <summary>The page of one change set.</summary>
    public Task<DeskAnswer> ShowAsync(DeskVisit visit, string id, CancellationToken cancellationToken) => DeskBoundary.GuardAsync(visit, async () =>
        await FindAsync(visit, id, cancellationToken) is { } found ? DeskAnswer.Of(Page(visit, found, null)) : Unknown(visit));

    /// <summary>The page of all change sets.</summary>
    public Task<DeskAnswer> ListAsync(DeskVisit visit, CancellationToken cancellationToken) => DeskBoundary.GuardAsync(visit, () => ListAsync(visit, null, 200, cancellationToken));

    /// <summary>Does what the form of one change set says.</summary>
    public Task<DeskAnswer> DecideAsync(DeskVisit visit, string id, DeskForm form, CancellationToken cancellationToken) =>
        DeskBoundary.GuardAsync(visit, () => DecidedAsync(visit, id, form, cancellationToken));

    /// <summary>Does what the form of all change sets says.</summary>
    public Task<DeskAnswer> DecideAllAsync(DeskVisit visit, DeskForm form, CancellationToken cancellationToken) =>
        DeskBoundary.GuardAsync(visit, () => AllDecidedAsync(visit, form, cancellationToken));

    private async Task<DeskAnswer> DecidedAsync(DeskVisit visit, string id, DeskForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(visit, id, cancellationToken) is not { } found)
            return Unknown(visit);
        var shown = form.One(ChangeHtml.Shown);
        return form.One(ChangeHtml.Decision) switch
        {
            "approve" => await ApproveAsync(visit, found, shown, form.One(ChangeHtml.FreeEdits).Length > 0, cancellationToken),
            "refuse" => await RefuseAsync(found, shown, cancellationToken) is { WasDecided: false } late
                ? TooLate(visit, found with { Change = late.Change ?? found.Change })
                : DeskAnswer.On(ChangePaths.Of(id)),
            "undo" => await UndoAsync(visit, found, shown, cancellationToken),
            _ => DeskBoundary.Say(visit, 400, new("Nothing was decided", "The form did not say what to do.", Turn.Yours, "Open the change again.") { Next = AllChanges }),
        };
    }

    private async Task<DeskAnswer> AllDecidedAsync(DeskVisit visit, DeskForm form, CancellationToken cancellationToken)
    {
        var what = form.One(ChangeHtml.Decision);
        if (what == "ask")
            return await AskAgainAsync(visit, cancellationToken);
        if (what is not ("approve" or "refuse"))
            return await ListAsync(visit, "The form did not say what to do. Nothing was decided.", 400, cancellationToken);
        var ticked = form.All(ChangeListHtml.Ticked);
        if (ticked.Count == 0)
            return await ListAsync(visit, "Nothing was ticked, so nothing was decided.", 400, cancellationToken);
        var late = 0;
        var hindrances = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parts in ticked.Select(tick => tick.Split(' ', 2)))
        {
            var found = await FindAsync(visit, parts[0], cancellationToken);
            if (what == "approve" && found?.Hindrance is { } hindrance)
                hindrances.Add(hindrance);
            var decided = found is null || (what == "approve" && found.Hindrance is not null) ? null
                : what == "approve" ? await decision.ApproveAsync(found.Connection.Id, found.Change.Id, parts[^1], found.Connection.Client(), cancellationToken)
                : await RefuseAsync(found, parts[^1], cancellationToken);
            late += decided is { WasDecided: true } ? 0 : 1;
        }

        return late == 0
            ? DeskAnswer.On(ChangePaths.List)
            : await ListAsync(visit, $"{Counted.Of(late, "change")} of {ticked.Count} could not be decided any more: {(hindrances.Count == 0 ? "decided before, expired, or not what you were shown." : string.Join(' ', hindrances))}", 409, cancellationToken);
    }

    private async Task<DeskAnswer> ApproveAsync(DeskVisit visit, Found found, string shown, bool isFree, CancellationToken cancellationToken)
    {
        if (found.Hindrance is not null)
            return DeskAnswer.Of(Page(visit, found, found.Hindrance), 409);
        var decided = await decision.ApproveAsync(found.Connection.Id, found.Change.Id, shown, found.Connection.Client(), cancellationToken);
        if (!decided.WasDecided)
            return TooLate(visit, found with { Change = decided.Change ?? found.Change });
        if (isFree && Offers(found))
        {
            await allowances.SetAsync(found.Connection.Id, time.GetUtcNow() + EditAllowances.Span, cancellationToken);
            await record.OfAsync(found.Change, "allowance.given", null, cancellationToken);
        }

        return DeskAnswer.On(ChangePaths.Of(found.Change.Id));
    }

    private async Task<Decided> RefuseAsync(Found found, string shown, CancellationToken cancellationToken)
    {
        var decided = await decision.RefuseAsync(found.Connection.Id, found.Change.Id, shown, cancellationToken);
        if (decided.WasDecided)
            await record.OfAsync(found.Change, "change.refused", "refused", cancellationToken);
        return decided;
    }

    private async Task<DeskAnswer> UndoAsync(DeskVisit visit, Found found, string shown, CancellationToken cancellationToken)
    {
        if (found.Hindrance is not null)
            return DeskAnswer.Of(Page(visit, found, found.Hindrance), 409);
        if (!found.Change.CanBeUndone || ChangeDecision.HashOf(found.Change) != shown)
            return DeskAnswer.Of(Page(visit, found, "It is not any more as you were shown, so nothing was undone. Look at it again."), 409);
        var client = found.Connection.Client();
        UndoOffer offer;
        try
        {
            offer = await undo.PlanAsync(found.Change, client, cancellationToken);
        }
        catch (TooManyWaitingException)
        {
            return DeskAnswer.Of(Page(visit, found, "So many changes wait that there is no room for one more. Decide about them first."), 409);
        }

        if (offer.Change is null)
            return DeskAnswer.Of(Page(visit, found, $"Nothing can be put back. {string.Join(' ', offer.Left)}"), 409);
        if (offer.IsAsShown)
            await decision.ApproveAsync(found.Connection.Id, offer.Change.Id, ChangeDecision.HashOf(offer.Change), client, cancellationToken);
        return DeskAnswer.On(ChangePaths.Of(offer.Change.Id));
    }

    private async Task<DeskAnswer> AskAgainAsync(DeskVisit visit, CancellationToken cancellationToken)
    {
        foreach (var connection in visit.Connections)
        {
            if (await allowances.UntilAsync(connection.Id, cancellationToken) is not null)
                await allowances.SetAsync(connection.Id, null, cancellationToken);
        }

        return DeskAnswer.On(ChangePaths.List);
    }

    private async Task<DeskAnswer> ListAsync(DeskVisit visit, string? notice, int status, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        var free = new List<string>();
        foreach (var connection in visit.Connections)
        {
            found.AddRange((await reader.ListAsync(connection.Id, cancellationToken)).Select(change => new Found(connection, change, HindranceOf(connection, change))));
            if (await allowances.UntilAsync(connection.Id, cancellationToken) is { } until && until > time.GetUtcNow())
                free.Add($"\"{connection.Name.Replace('"', '\'')}\" makes single edits that can be undone without asking, until {new PageClock(null).Text(until)} UTC.");
        }

        var views = found.OrderByDescending(one => one.Change.CreatedAt).Select(one => View(visit, one, null)).ToList();
        return DeskAnswer.Of(ChangeListHtml.Of(views, visit, free, notice), status);
    }

    private async Task<Found?> FindAsync(DeskVisit visit, string id, CancellationToken cancellationToken)
    {
        foreach (var connection in visit.Connections)
        {
            if (await reader.FindAsync(connection.Id, id, null, cancellationToken) is not { } change)
                continue;
            // What nobody knows is looked up, which only reads.
            if (change.State == ChangeState.Unknown && HindranceOf(connection, change) is null)
                change = await DeskBoundary.LookAsync(() => reader.FindAsync(connection.Id, id, connection.Client(), cancellationToken)) ?? change;
            return new Found(connection, change, HindranceOf(connection, change));
        }

        return null;
    }

    private string? HindranceOf(DeskConnection connection, ChangeSet change) => WhyOff(connection) ?? connection.Rights?.WhyNot(change);

    private string? WhyOff(DeskConnection connection) => connection.Hindrance ?? (options.Value.Enabled ? null : Off);

    // Said of what it is now, not of what was meant.
    private DeskAnswer TooLate(DeskVisit visit, Found found) => DeskAnswer.Of(
        Page(visit, found, found.Change.State switch
        {
            ChangeState.Waiting when time.GetUtcNow() < found.Change.ExpiresAt => "What you were shown is not what waits here, so nothing was decided. Look at it again.",
            ChangeState.Waiting or ChangeState.Expired => "It had waited too long by then. Nothing was changed.",
            _ => "This was decided before. Nothing was done twice.",
        }),
        409);

    private static DeskAnswer Unknown(DeskVisit visit) => DeskBoundary.Say(visit, 404, (visit.LeavePath is not null
        ? new Message(
            "That change is not yours",
            "You see what assistants asked for with your own account. Changes are kept for 30 days. If somebody sent you this link, there is nothing to do for you.",
            Turn.Yours,
            "If you have several accounts, go to all changes, sign out, and sign in with the one that the assistant uses.")
        : new Message(
            "This browser does not know that change",
            "A change is seen only in the browser in which its assistant was connected, or in one that was paired with that. Changes are kept for 30 days. If somebody sent you this link, there is nothing to do for you.",
            Turn.Yours,
            "If it is yours, open the link in the browser in which you connected the assistant."))
        with
    { Next = AllChanges });

    private Html Page(DeskVisit visit, Found found, string? notice) => ChangeHtml.Of(View(visit, found, notice));

    private ChangeView View(DeskVisit visit, Found found, string? notice) => new()
    {
        Change = found.Change,
        Assistant = found.Connection.Name,
        Hidden = visit.Hidden,
        Links = visit.Links,
        Shown = ChangeDecision.HashOf(found.Change),
        Hindrance = found.Hindrance,
        // Who may not do it may still say no, and the assistant hears it.
        CanRefuse = WhyOff(found.Connection) is null,
        Notice = notice,
        ReadBefore = found.Change.ReadBefore,
        OffersFreeEdits = Offers(found),
    };

    private bool Offers(Found found) =>
        !found.Connection.AsksForEveryChange && options.Value.Approval == ApprovalMode.Risky && ApprovalRules.IsSingleEdit(found.Change.Records) && found.Change.UndoOf is null;

    private sealed record Found(DeskConnection Connection, ChangeSet Change, string? Hindrance);
}
