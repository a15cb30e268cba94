using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Agenda.Asked;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>list_planning_rules</c>: Sessionboard's scheduling rules and personas, and what speakers say of their time, read as rules where they can be.</summary>
internal sealed class ListPlanningRulesTool() : EventTool(
    "list_planning_rules",
    "List planning rules",
    "Lists Sessionboard's scheduling rules, personas and speakers' availabilities, with the rules for plan_agenda that they read as, and all forms.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.ReadContacts],
    Page)
{
    private const int MostTexts = 400;
    private const string Hidden = "***";

    private static readonly string[] Columns = ["part", "kind", "name", "text", "rule", "reads_as"];

    /// <summary>Those who can plan are told of it; whoever may read can call it.</summary>
    public override bool IsShownTo(Caller caller) => base.IsShownTo(caller) && caller.Scopes.Contains(Scopes.WriteEvents);

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var (client, eventId, asOf) = (asked.Call.Client, asked.Summary.Id, asked.Call.Time.GetUtcNow());
        var rules = await client.Agenda.ListRulesAsync(eventId, cancellationToken);
        var personas = await client.Agenda.ListPersonasAsync(eventId, cancellationToken);
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var rooms = await asked.Index.SettingsAsync(SettingKind.Rooms, cancellationToken);
        var contacts = await asked.Index.PeopleAsync(cancellationToken);
        var agenda = Names(asked, sessions.Items, [.. rooms.Items.OfType<Room>()], new AgendaPeople(sessions.Items.Where(session => session.IsLive), contacts.Items));
        var speaking = sessions.Items.Where(session => session.IsLive).SelectMany(session => session.Everybody).Select(part => part.ContactId).ToHashSet(StringComparer.Ordinal);
        var said = contacts.Items.Where(person => speaking.Contains(person.Record.Id) && !string.IsNullOrWhiteSpace(person.Record.Availability) && !MaskedText.IsName(person.Name)).ToList();
        List<Listed> listed =
        [
            .. rules.Select(rule => new Listed("rule", rule.Enabled == false ? "off" : rule.Type, rule.Name, WrittenRules.Texts(rule), WrittenRules.Texts(rule))),
            .. personas.Select(persona => new Listed("persona", null, persona.Name, WrittenRules.Texts(persona), [])),
            .. said.Select(person => new Listed("suggestion", "availability", person.Name, [Markup.TextOf(person.Record.Availability)], Availability.Sentences(person.Name, Markup.TextOf(person.Record.Availability)))),
        ];
        // What reads as a rule is made of the language's own words, too.
        var read = Read(asked, agenda, listed).Select(one => asked.Cells.Masks && one.Rule is null && one.Listed is { Part: "suggestion" } && !one.Listed.Texts.All(TimeWords.Are) ? (one.Listed with { Texts = [Hidden] }, null) : one).ToList();
        var page = RowPage.Of(asked, Columns, read, one => Row(asked, one.Listed, one.Rule), asked.Receipt(asOf, sessions.AsOf, contacts.AsOf));
        return page with { Notices = [.. Notices(asked, read), .. page.Notices] };
    }

    private static AgendaToPlan Names(AskedEvent asked, IReadOnlyList<IndexedSession> sessions, IReadOnlyList<Room> rooms, AgendaPeople people)
    {
        var live = sessions.Where(session => session.IsLive).ToList();
        var frame = new AgendaFrame([.. live.Where(session => session.HasTime).Select(session => AgendaFrame.DateOf(asked.Clock, session.Record.StartsAt!.Value)).Distinct().Order()], AgendaHours.Usual, rooms, rooms, 15);
        return DraftedToPlan.Of(asked, frame, live, people, [], live.Select(session => session.Record.Id).ToHashSet(StringComparer.OrdinalIgnoreCase), AgendaHold.Free);
    }

    // All in one go: names are folded once.
    private static List<(Listed Listed, AgendaRule? Rule)> Read(AskedEvent asked, AgendaToPlan agenda, List<Listed> listed)
    {
        var texts = listed.SelectMany(one => one.Candidates).Distinct(StringComparer.Ordinal).Take(MostTexts).ToList();
        var read = (asked.Call.Planner?.Read(agenda, texts) ?? []).DistinctBy(rule => rule.Text).ToDictionary(rule => rule.Text, StringComparer.Ordinal);
        return [.. listed.Select(one => (one, one.Candidates.Select(text => read.GetValueOrDefault(text.Trim())).FirstOrDefault(rule => rule?.Words is not null)))];
    }

    private static IEnumerable<string> Notices(AskedEvent asked, List<(Listed Listed, AgendaRule? Rule)> read)
    {
        int Count(string part) => read.Count(one => one.Listed.Part == part);
        yield return string.Create(CultureInfo.InvariantCulture, $"{Count("rule")} rules and {Count("persona")} personas of Sessionboard, {Count("suggestion")} suggestions from availabilities; {read.Count(one => one.Rule is not null)} read as rules for plan_agenda.");
        if (read.Count(one => one.Listed.Texts is [Hidden]) is > 0 and var hidden)
            yield return string.Create(CultureInfo.InvariantCulture, $"{hidden} availabilities say more than days and hours, and are hidden (***) like other personal data: the person reads them in Sessionboard.");
        if (asked.Call.Planner is not { } planner)
        {
            yield return "This program reads no rules, only the server does.";
            yield break;
        }

        yield return "They are not written from here. A suggestion is what somebody typed once: ask the person before it is used.";
        yield return $"Forms of rules, by example: {string.Join("; ", planner.Forms.Select(form => form.Example))}.";
    }

    private static IReadOnlyList<JsonElement> Row(AskedEvent asked, Listed one, AgendaRule? rule) =>
    [
        Cells.Text(one.Part),
        asked.Cells.Plain(one.Kind, 60),
        asked.Cells.Text(one.Name, 100),
        asked.Cells.Plain(string.Join("; ", one.Texts), 400),
        asked.Cells.Plain(rule?.Text, 300),
        asked.Cells.Plain(rule?.Words, 300),
    ];

    private sealed record Listed(string Part, string? Kind, string? Name, IReadOnlyList<string> Texts, IReadOnlyList<string> Candidates);
}
