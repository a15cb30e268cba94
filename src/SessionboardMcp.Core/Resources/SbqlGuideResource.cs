using System.Net.Mime;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Resources;

/// <summary><c>sessionboard://sbql</c>: how queries are written.</summary>
internal sealed class SbqlGuideResource() : SessionboardResource(
    "sessionboard://sbql", "sbql", "SbQL guide", "How to write SbQL: both dialects, conditions, grouping, and what counts as a row.", MediaTypeNames.Text.Plain)
{
    private const string Guide =
        """
        SbQL reads; it never writes. Two dialects, keywords in any case. Names come from get_schema.

        FIND Entity [INCLUDE columns] [WHERE condition] [GROUP BY columns] [HAVING condition] [ORDER BY columns [ASC|DESC]] [LIMIT n]
        SELECT columns FROM entities [JOIN entities] [WHERE …] [GROUP BY …] [HAVING …] [ORDER BY …] [LIMIT n]

        FIND Session is the programme, FIND Abstract the submissions to the call for papers; FROM sessions is both.
        Fields of the entity are bare (title); related ones are dotted: singular to one record (track.name), plural to many (speakers.email),
        which gives one row per related record. JOIN takes no ON.
        Columns: fields, COUNT(*) COUNT(x) COUNT(DISTINCT x) SUM AVG MIN MAX, UPPER LOWER ROUND DATE TIME MONTH YEAR DAY_OF_WEEK; AS alias.
        Conditions: = != < <= > >= IN (…) BETWEEN a AND b LIKE 'a%' IS NULL IS NOT NULL AND OR NOT ( ). Texts in single quotes, without case.
        Dates: '2027-03-12' is midnight, '2027-03-12T09:00' wall time in the event's zone, '…Z' an instant. Nulls sort last.
        Prefer status_category over status: accepted, accept_queue, pending, decline_queue, declined.

        FIND Session WHERE status_category = 'accepted' INCLUDE track.name AS track, COUNT(id) AS sessions GROUP BY track.name ORDER BY sessions DESC
        FIND Session WHERE status_category = 'accepted' AND starts_at >= '2027-03-12' AND starts_at < '2027-03-13' INCLUDE title, room.name, starts_at
        SELECT speaker.full_name, COUNT(session.id) AS sessions FROM speakers JOIN sessions GROUP BY speaker.full_name ORDER BY sessions DESC LIMIT 10

        The grammar is not published: this is what is known to work.
        """;

    /// <inheritdoc/>
    public override IReadOnlyList<string> RequiredScopes => [Scopes.ReadInsights];

    /// <inheritdoc/>
    protected override TimeSpan TimeToLive => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override Task<string> TextAsync(ResourceRead read, CancellationToken cancellationToken) => Task.FromResult(Guide);
}
