using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>whats_changed</c>: what was created, updated and deleted in an event.</summary>
internal sealed class WhatsChangedTool() : EventTool(
    "whats_changed",
    "List what changed",
    "Lists what was created, updated or deleted in an event since a time: sessions, abstracts, speakers, contacts, sponsors, exhibitors; "
    + "newest first, with totals by kind. Spends no query budget.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.ReadContacts],
    SinceArgument, Page)
{
    private const string Caveat =
        "Sessionboard tells when a record last changed, not what changed in it, and of deletions those of sessions only, without their titles.";

    private static readonly string[] Columns = ["at", "change", "kind", "id", "friendly_id", "name", "status", "admin_url"];

    private static readonly ToolInput SinceArgument =
        ToolInput.Text("since", "Such as 7 days, 24 hours, yesterday, or a day or time.", "7 days") with { IsRequired = true, Max = 40 };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var since = Since.Read("since", asked.Call.Arguments.RequiredText("since"), asked.Clock, asked.Call.Time.GetUtcNow());
        var changes = await new RecentChanges(asked.Call.Client, asked.Summary.Id, since, asked.Call.Time).ReadAsync(cancellationToken);
        var receipt = asked.Receipt(changes.AsOf);
        var answer = RowPage.Of(asked, Columns, changes.Items, change => Row(asked, change), receipt with { Caveats = [Caveat, .. receipt.Caveats] });
        return answer with { Notices = [Counts(asked, since, changes), .. answer.Notices] };
    }

    private static string Counts(AskedEvent asked, DateTimeOffset since, IndexPart<RecordChange> changes)
    {
        var counts = changes.Made.Of<IReadOnlyList<string>>(typeof(WhatsChangedTool), () => [.. changes.Items
            .CountBy(change => (change.Kind, change.Change))
            .OrderBy(count => count.Key.Kind, StringComparer.Ordinal)
            .ThenBy(count => count.Key.Change, StringComparer.Ordinal)
            .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key.Kind} {count.Key.Change} {count.Value}"))]);
        return changes.Items.Count == 0 ? $"Nothing changed since {asked.Clock.Text(since)}." : $"Since {asked.Clock.Text(since)}: {string.Join(", ", counts)}.";
    }

    private static IReadOnlyList<JsonElement> Row(AskedEvent asked, RecordChange change) =>
    [
        Cells.Text(asked.Clock.Text(change.At)),
        Cells.Text(change.Change),
        Cells.Text(change.Kind),
        TextCells.Key(change.Id),
        TextCells.Key(change.FriendlyId),
        asked.Cells.Text(change.Name, 100),
        asked.Cells.Text(change.Status, 60),
        TextCells.Key(change.AdminUrl),
    ];
}
