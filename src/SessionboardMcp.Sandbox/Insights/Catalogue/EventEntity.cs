using System.Globalization;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>The entity <c>events</c>, for questions that compare events.</summary>
internal static class EventEntity
{
    public const string Name = "events";

    public static EntityDefinition Definition { get; } = new EntityDefinition<Event>(
        [
            new("id", SbqlType.Int, "The event's id.", e => e.Id),
            new("name", SbqlType.Text, "Its name.", e => e.Name),
            new("timezone", SbqlType.Text, "Its IANA time zone; dates of its records are in it.", e => e.TimeZone),
        ])
    {
        Name = Name,
        Singular = "event",
        FindNames = ["Event"],
        Description = "The events that the query runs over.",
        DefaultFields = ["id", "name", "timezone"],
        Records = @event => [@event],
        Id = IdOf,
    };

    public static string IdOf(Event @event) => @event.Id.ToString(CultureInfo.InvariantCulture);
}
