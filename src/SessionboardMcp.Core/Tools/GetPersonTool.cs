using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>get_person</c>: one contact, with sessions and roles.</summary>
internal sealed class GetPersonTool() : EventTool(
    "get_person",
    "Get a person",
    "Shows one contact of an event: name, company, job title, biography, ways to reach them (masked unless allowed), custom fields, link, "
    + "and every session and abstract with role, status and time. To find them first use search_people.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadContacts, Scopes.ReadSessions],
    ContactId)
{
    private const int MaxSessions = 40;

    private static readonly ToolInput ContactId =
        ToolInput.Text("contact_id", "Contact id, friendly id or exact name.", "SPK-12") with { IsRequired = true, Max = ToolInput.LongestName };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var people = await asked.Index.PeopleAsync(cancellationToken);
        var meant = NameResolver.Resolve(
            "contact_id",
            "person",
            asked.Call.Arguments.RequiredText("contact_id"),
            IndexChoices.People(people));
        var found = people.Items.First(person => person.Record.Id == meant.Id);
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var fields = await asked.Index.SettingsAsync(SettingKind.Fields, cancellationToken);
        var parts = PersonSessions.Of(sessions);
        List<FieldRow> rows =
        [
            .. Rows(asked, found, parts),
            .. CustomFields.Rows(found.Record.CustomFields, fields, asked),
            .. DoubleBooked(asked, found, ProgrammeCheck.Of(sessions, people, asked.Clock)),
            .. Sessions(asked, found, parts),
        ];
        return FieldRow.Answer(rows, asked.Cells.Notices, asked.Receipt(people.AsOf, sessions.AsOf, fields.AsOf));
    }

    // What is named here is all that leaves of a contact.
    private static IEnumerable<FieldRow> Rows(AskedEvent asked, IndexedPerson person, PersonSessions parts)
    {
        var record = person.Record;
        var cells = asked.Cells;
        return
        [
            new("id", TextCells.Key(record.Id)),
            new("friendly_id", TextCells.Key(record.FriendlyId)),
            new("name", cells.Plain(person.Name)),
            new("honorific", cells.Text(record.Honorific)),
            new("company", cells.Text(record.CompanyName)),
            new("title", cells.Text(record.Title)),
            new("industry", cells.Text(record.Industry)),
            new("roles", cells.Plain(parts.RolesOf(person))),
            new("email", cells.Personal(record.Email)),
            new("phone_home", cells.Personal(record.PhoneHome)),
            new("phone_mobile", cells.Personal(record.PhoneMobile)),
            new("address", cells.Plain(Address(asked, record), StrangersText.MaxLength)),
            new("languages", cells.Text(record.Languages)),
            new("topic_expertise", cells.Text(record.TopicExpertise, StrangersText.MaxLength)),
            new("website_url", cells.Link(record.WebsiteUrl)),
            new("linkedin_url", cells.Link(record.LinkedinUrl)),
            new("photo", Cells.Text(person.HasPhoto ? "yes" : "missing")),
            new("biography", !person.Biography.IsEmpty ? cells.Prose(person.Biography.ToString()) : Cells.Text("missing")),
            new("created_at", Cells.Text(asked.Clock.Text(record.CreatedAt))),
            new("updated_at", Cells.Text(asked.Clock.Text(record.UpdatedAt))),
            new("admin_url", TextCells.Key(record.AdminUrl)),
        ];
    }

    private static string Address(AskedEvent asked, Contact record)
    {
        string?[] lines = [record.AddressLine1, record.AddressLine2, record.AddressPostalCode, record.AddressCity, record.AddressState, record.AddressCountry];
        return string.Join(", ", lines
            .Where(line => !string.IsNullOrWhiteSpace(line))
            .Select(line => asked.Call.MasksPersonalData ? PersonalDataMask.Value(line!) : TextCells.Part(line)));
    }

    // By the same rule as check_programme, so that both tell the same.
    private static IEnumerable<FieldRow> DoubleBooked(AskedEvent asked, IndexedPerson person, ProgrammeCheck check) =>
        check.DoubleBookingsOf(person.Record.Id)
            .Take(MaxSessions)
            .Select(problem => new FieldRow("double_booked", asked.Cells.Plain(
                $"{string.Join(" and ", problem.Sessions.Select(session => $"{session.Record.FriendlyId ?? session.Record.Id} {asked.Cells.Short(session.Title, 80)}"))}"
                + $" | {problem.Detail}{Beside(person, problem)}", 400)));

    private static string Beside(IndexedPerson person, Problem problem) =>
        problem.People.FirstOrDefault(other => other.Id != person.Record.Id) is { } twin ? $" ({twin.Name}, {twin.Id})" : "";

    private static IEnumerable<FieldRow> Sessions(AskedEvent asked, IndexedPerson person, PersonSessions parts) => parts.Of(person)
        .GroupBy(pair => pair.Session)
        .OrderBy(part => part.Key.Record.StartsAt ?? DateTimeOffset.MaxValue)
        .ThenBy(part => part.Key.Record.FriendlyIdRaw ?? int.MaxValue)
        .Take(MaxSessions)
        .Select(part => new FieldRow(part.Key.Kind, asked.Cells.Plain(Line(asked, person, part.Key, part.Select(pair => pair.Part.Role)), 300)));

    private static IEnumerable<string> InParts(AskedEvent asked, IndexedPerson person, IndexedSession session) => session.Subsessions
        .Where(part => part.Speakers.Any(speaker => speaker.ContactId == person.Record.Id))
        .Select(part => $"in its part {asked.Cells.Short(part.Shown, 80)}{(asked.Clock.Text(part.Record.StartsAt) is { Length: > 0 } start ? $" at {start}" : "")}");

    private static string Line(AskedEvent asked, IndexedPerson person, IndexedSession session, IEnumerable<string> roles)
    {
        var title = asked.Cells.Short(session.Title, 120);
        string?[] told =
        [
            $"{session.Record.FriendlyId ?? session.Record.Id} {title}", string.Join(", ", roles.Distinct(StringComparer.Ordinal)), TextCells.Part(session.ShownStatus),
            asked.Clock.Text(session.Record.StartsAt), .. InParts(asked, person, session),
        ];
        return string.Join(" | ", told.Where(one => !string.IsNullOrEmpty(one)));
    }
}
