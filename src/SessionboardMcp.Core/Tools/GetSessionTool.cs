using System.Globalization;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>get_session</c>: one session in full.</summary>
internal sealed class GetSessionTool() : EventTool(
    "get_session",
    "Get a session",
    "Shows one session, abstract or sub-session of an event: description, status, time, room, people with roles and contact ids, tags, "
    + "parts, custom fields, link. To find it first use search_sessions.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions],
    SessionId)
{
    private static readonly ToolInput SessionId =
        ToolInput.Text("session_id", "Id, friendly id or exact title.", "DEV-12") with { IsRequired = true, Max = 500 };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var meant = NameResolver.Resolve(
            "session_id",
            "session",
            asked.Call.Arguments.RequiredText("session_id"),
            IndexChoices.Sessions(sessions));

        if (sessions.Items.FirstOrDefault(session => session.Record.Id == meant.Id) is not { } found)
        {
            var (parent, part) = sessions.Items.SelectMany(parent => parent.Subsessions.Select(part => (parent, part))).First(pair => pair.part.Record.Id == meant.Id);
            return FieldRow.Answer(Rows(asked, parent, part), asked.Cells.Notices, asked.Receipt(sessions.AsOf));
        }

        var fields = await asked.Index.SettingsAsync(SettingKind.Fields, cancellationToken);
        List<FieldRow> rows = [.. Rows(asked, found), .. CustomFields.Rows(found.Record.CustomFields, fields, asked)];
        return FieldRow.Answer(rows, asked.Cells.Notices, asked.Receipt(sessions.AsOf, fields.AsOf));
    }

    private static IEnumerable<FieldRow> Rows(AskedEvent asked, IndexedSession session)
    {
        var record = session.Record;
        var cells = asked.Cells;
        return
        [
            new("id", TextCells.Key(record.Id)),
            new("friendly_id", TextCells.Key(record.FriendlyId)),
            new("title", cells.Plain(session.Title, StrangersText.MaxLength)),
            new("kind", Cells.Text(session.Kind)),
            new("status", Cells.Text(record.Status)),
            new("custom_status", cells.Text(record.CustomStatus?.Name)),
            new("starts_at", Cells.Text(asked.Clock.Text(record.StartsAt))),
            new("ends_at", Cells.Text(asked.Clock.Text(record.EndsAt))),
            new("room", cells.Text(record.Room?.Name)),
            new("room_capacity", Number(record.Room?.Capacity)),
            new("capacity", Number(record.Capacity)),
            new("track", cells.Text(record.Track?.Name)),
            new("format", cells.Text(record.Format?.Name)),
            new("level", cells.Text(record.Level?.Name)),
            new("language", cells.Text(record.Language?.Name)),
            new("tags", cells.Plain(string.Join(", ", record.Tags.Select(tag => TextCells.Part(tag.Name))), StrangersText.MaxLength)),
            new("people", cells.Plain(People(session.People), TextCells.LongLength)),
            new("parts", cells.Plain(string.Join("; ", session.Subsessions.Select(Part)), TextCells.LongLength)),
            new("sponsors", cells.Plain(Names(record.Sponsors), StrangersText.MaxLength)),
            new("exhibitors", cells.Plain(Names(record.Exhibitors), StrangersText.MaxLength)),
            new("ceu_credits", Cells.Text(record.CeuCredits?.ToString(CultureInfo.InvariantCulture))),
            new("is_public", Cells.Text(record.IsPublic is { } isPublic ? isPublic ? "yes" : "no" : null)),
            new("merged_from", Number(record.CompositionStatus is { SourceCount: > 0 } composition ? composition.SourceCount : null)),
            new("external_url", cells.Link(record.ExternalUrl)),
            new("description", cells.Prose(session.Description.ToString())),
            new("created_at", Cells.Text(asked.Clock.Text(record.CreatedAt))),
            new("updated_at", Cells.Text(asked.Clock.Text(record.UpdatedAt))),
            new("admin_url", TextCells.Key(record.AdminUrl)),
        ];
    }

    private static IEnumerable<FieldRow> Rows(AskedEvent asked, IndexedSession parent, IndexedSubsession part) =>
    [
        new("id", TextCells.Key(part.Record.Id)),
        new("friendly_id", TextCells.Key(part.Record.FriendlyId)),
        new("title", asked.Cells.Plain(part.Record.Title, StrangersText.MaxLength)),
        new("kind", Cells.Text("sub-session")),
        new("part_of", asked.Cells.Plain($"{parent.Record.FriendlyId ?? parent.Record.Id} {parent.Title}", StrangersText.MaxLength)),
        new("starts_at", Cells.Text(asked.Clock.Text(part.Record.StartsAt))),
        new("ends_at", Cells.Text(asked.Clock.Text(part.Record.EndsAt))),
        new("people", asked.Cells.Plain(People(part.Speakers), TextCells.LongLength)),
        new("admin_url", TextCells.Key(parent.Record.AdminUrl)),
    ];

    private static string People(IEnumerable<IndexedPart> people) =>
        string.Join("; ", people.Select(part => $"{part.Name} ({part.Role}, {part.ContactId})"));

    private static string Part(IndexedSubsession part) => $"{part.Record.FriendlyId ?? part.Record.Id} {part.Record.Title}";

    private static string Names(IEnumerable<Named> named) => string.Join(", ", named.Select(one => TextCells.Part(one.Name) ?? one.Id));

    private static System.Text.Json.JsonElement Number(int? value) => value is { } number ? Cells.Number(number) : Cells.Null;
}
