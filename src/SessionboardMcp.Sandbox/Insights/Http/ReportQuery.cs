using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Endpoints;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>Which reports and dashboards a request may see.</summary>
internal static class ReportQuery
{
    /// <summary>The event that the path names, or the query; null where neither does.</summary>
    /// <exception cref="RequestRefusedException">The query names none that the token may see.</exception>
    public static int? EventOf(HttpContext context)
    {
        if (context.Features.Get<Event>() is { } @event)
            return @event.Id;
        string? text = context.Request.Query["eventId"];
        if (string.IsNullOrEmpty(text))
            return null;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            throw RequestRefusedException.BadRequest("eventId must be a whole number.");
        return Organization(context).Events.Any(candidate => candidate.Id == id) && context.Token().MaySee(id)
            ? id
            : throw RequestRefusedException.NotFound("There is no such event.");
    }

    /// <summary>The reports of the event and category that are asked for, or of all.</summary>
    public static IReadOnlyList<Report> Reports(HttpContext context)
    {
        var eventId = EventOf(context);
        string? category = context.Request.Query["category"];
        return
        [
            .. Organization(context).Reports
                .Where(report => IsVisible(context, report.EventId) && (eventId is null || report.EventId == eventId))
                .Where(report => string.IsNullOrEmpty(category) || report.Category == category),
        ];
    }

    /// <summary>The report that the path names. Inside an event it is one of the event, or one over all events.</summary>
    /// <exception cref="RequestRefusedException">There is none.</exception>
    public static Report Report(HttpContext context)
    {
        var (id, eventId) = (context.PathText("queryId"), context.Features.Get<Event>()?.Id);
        return Organization(context).Reports.FirstOrDefault(report =>
                report.Id == id && IsVisible(context, report.EventId) && (eventId is null || report.EventId is null || report.EventId == eventId))
            ?? throw RequestRefusedException.NotFound("There is no such query.");
    }

    /// <summary>The dashboards of the event that is asked for, or all.</summary>
    public static IEnumerable<Dashboard> Dashboards(HttpContext context)
    {
        var eventId = context.Features.Get<Event>()?.Id;
        return Organization(context).Dashboards
            .Where(dashboard => IsVisible(context, dashboard.EventId) && (eventId is null || dashboard.EventId == eventId));
    }

    /// <summary>The organization.</summary>
    public static Organization Organization(HttpContext context) => context.Features.GetRequiredFeature<Organization>();

    private static bool IsVisible(HttpContext context, int? eventId) => eventId is null || context.Token().MaySee(eventId.Value);
}
