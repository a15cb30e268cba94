using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Agenda.Asked;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>explain_placement</c>: where else a session could go in a draft, and what each place costs.</summary>
internal sealed class ExplainPlacementTool() : EventTool(
    "explain_placement",
    "Explain a placement",
    "Tells where else a session of a draft could go, best first, and which conflicts and broken rules each costs.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.ReadContacts],
    DraftArguments.Id, SessionArguments.SessionId, AgendaArguments.Rules with { Description = "Sentences." })
{
    private const int MostShown = 30;

    private static readonly string[] Columns = ["part", "starts_at", "ends_at", "room", "conflicts", "broken", "detail"];

    /// <summary>Those who can place sessions are told of it; whoever may read can call it.</summary>
    public override bool IsShownTo(Caller caller) => base.IsShownTo(caller) && caller.Scopes.Contains(Scopes.WriteEvents);

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var arguments = asked.Call.Arguments;
        if (asked.Call.Planner is null && arguments.Has(AgendaArguments.Rules.Name))
            throw new InvalidArgumentException($"Argument `{AgendaArguments.Rules.Name}`: this program reads no rules, only the server does. Leave it away for the conflicts alone.");
        var draft = await DraftContents.ReadAsync(asked, arguments.RequiredText(DraftArguments.Id.Name), cancellationToken);
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var rooms = await asked.Index.SettingsAsync(SettingKind.Rooms, cancellationToken);
        var contacts = await asked.Index.PeopleAsync(cancellationToken);
        var session = await PlacedSession.NamedAsync(asked, cancellationToken);
        var frame = AgendaFrame.Read(asked, sessions.Items, draft.Placements, [.. rooms.Items.OfType<Room>()], choosesRooms: false);
        var people = new AgendaPeople(sessions.Items, contacts.Items);
        var agenda = DraftedToPlan.Of(asked, frame, sessions.Items, people, draft.Placements, new HashSet<string>(StringComparer.OrdinalIgnoreCase) { session.Record.Id }, Agenda.AgendaHold.Stays);
        if (agenda.Sessions.Count > AgendaPlanning.MostSessions && arguments.Has(AgendaArguments.Rules.Name))
            throw new InvalidArgumentException($"Argument `{AgendaArguments.Rules.Name}`: the draft holds more sessions than rules can be judged by at once. Leave it away for the conflicts alone.");
        var rules = asked.Call.Planner is { } planner ? AgendaRules.Read(asked, planner, agenda) : [];
        var places = OtherPlaces.Of(asked, agenda, rules, session, draft.Placements);
        // The best are what matters: there are no pages.
        var page = RowPage.Of(asked, Columns, [.. places.Take(MostShown)], place => Row(asked, frame, place), asked.Receipt(draft.AsOf, sessions.AsOf, rooms.AsOf, contacts.AsOf));
        return page with { Notices = [.. Notices(asked, session, frame, places, rules), .. page.Notices] };
    }

    private static IEnumerable<string> Notices(AskedEvent asked, IndexedSession session, AgendaFrame frame, IReadOnlyList<OtherPlace> places, IReadOnlyList<Agenda.AgendaRule> rules)
    {
        var others = places.Where(place => !place.IsNow).ToList();
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{StrangersText.Quoted(session.Title, asked.Cells.Masks)}: {others.Count(place => place.Conflicts.Count == 0 && place.Broken.Count == 0)} of {others.Count} other places cost nothing, {others.Count(place => place.Conflicts.Count == 0)} make no conflict. The best are shown. {frame.Words}");
        if (!session.HasTime && places.All(place => !place.IsNow))
            yield return string.Create(CultureInfo.InvariantCulture, $"Nobody told how long it is: this is as if it took {OtherPlaces.Usual} minutes.");
        if (rules.Count > 0)
            yield return $"Rules: {string.Join(" ", AgendaRules.Words(rules).Take(10).Select(words => asked.Cells.Short(words, 200)))}";
        else if (asked.Call.Planner is not null)
            yield return "No rules were given, so only conflicts count.";
    }

    private static IReadOnlyList<JsonElement> Row(AskedEvent asked, AgendaFrame frame, OtherPlace place) =>
    [
        Cells.Text(place.IsNow ? "now" : "place"),
        Cells.Text(asked.Clock.Text(place.Place.StartsAt)),
        Cells.Text(asked.Clock.Text(place.Place.EndsAt)),
        asked.Cells.Text(frame.AllRooms.FirstOrDefault(room => room.Id == place.Place.RoomId)?.Name ?? place.Place.RoomId, 60),
        Cells.Number(place.Conflicts.Count),
        Cells.Number(place.Broken.Count),
        asked.Cells.Plain(string.Join(' ', place.Conflicts.Concat(place.Broken.Select(rule => $"Breaks: {rule.Words}")).Take(6)), 400),
    ];
}
