using System.Globalization;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Tools;

/// <summary>The id by which <c>search</c> and <c>fetch</c> name a record of any event.</summary>
/// <param name="Kind">session, person, sponsor or exhibitor.</param>
/// <param name="EventId">The event.</param>
/// <param name="RecordId">The record's own id.</param>
internal readonly record struct FindableId(string Kind, int EventId, string RecordId)
{
    private static readonly string[] Kinds = ["session", "person", "sponsor", "exhibitor"];

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{EventId}:{RecordId}");

    /// <summary>Reads an id.</summary>
    /// <exception cref="InvalidArgumentException">It is none that <c>search</c> returns.</exception>
    public static FindableId Parse(string text) =>
        text.Split(':', 3) is [var kind, var eventId, { Length: > 0 } recordId]
        && Kinds.Contains(kind, StringComparer.Ordinal)
        && int.TryParse(eventId, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new FindableId(kind, number, recordId)
            : throw new InvalidArgumentException("Argument `id` must be an id that search returned, such as {\"id\": \"session:3960:…\"}.");
}
