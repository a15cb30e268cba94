using System.Globalization;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>An agenda draft with all that the API tells of it.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Placements">Where it puts the sessions.</param>
/// <param name="Changes">What it would change; null where that was not understood.</param>
/// <param name="AsOf">When reading began (UTC).</param>
internal sealed record DraftContents(
    AgendaDraft Draft, IReadOnlyList<DraftPlacement> Placements, IReadOnlyList<DraftChange>? Changes, DateTimeOffset AsOf)
{
    // So that the pages of one answer are of one draft, and cost its reads once.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private const int BytesPerItem = 500;

    /// <summary>Reads the draft of an id or exact name.</summary>
    /// <exception cref="InvalidArgumentException">There is none, or more than one.</exception>
    public static async Task<DraftContents> ReadAsync(AskedEvent asked, string wanted, CancellationToken cancellationToken)
    {
        var (client, eventId) = (asked.Call.Client, asked.Summary.Id);
        var drafts = await client.Keeping.KeepAsync(
            string.Create(CultureInfo.InvariantCulture, $"drafts|{eventId}|{client.Agenda.Version(eventId)}"),
            Kept,
            read => BytesPerItem * (read.Value.Count + 1),
            token => client.Agenda.ListDraftsAsync(eventId, token),
            cancellationToken);
        var found = NamedDraft.Of(wanted, drafts.Value);
        var contents = await client.Keeping.KeepAsync(
            string.Create(CultureInfo.InvariantCulture, $"draft|{eventId}|{found.Id}|{client.Agenda.Version(eventId)}"),
            Kept,
            read => BytesPerItem * (read.Placements.Count + 1),
            async token =>
            {
                var asOf = asked.Call.Time.GetUtcNow();
                var placements = await client.Agenda.ListPlacementsAsync(eventId, found.Id, token);
                return new DraftContents(found, placements, await client.Agenda.GetChangesAsync(eventId, found.Id, token), client.Keeping.AsOf(asOf));
            },
            cancellationToken);
        // The list is kept by itself: what it says of a draft would be kept twice as long otherwise.
        return contents with { Draft = found, AsOf = drafts.ReceivedAt < contents.AsOf ? drafts.ReceivedAt : contents.AsOf };
    }
}
