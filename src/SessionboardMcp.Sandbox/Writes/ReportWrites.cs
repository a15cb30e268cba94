using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>Saves, changes and deletes reports. Nothing brings a deleted one back, and nothing says that a name must be new.</summary>
internal static class ReportWrites
{
    /// <summary>Saves one.</summary>
    /// <param name="organization">Where.</param>
    /// <param name="eventId">The event that it belongs to; null for one over all events.</param>
    /// <param name="body">What is written.</param>
    public static (Organization Organization, Report Written) Create(Organization organization, int? eventId, ReportBody body)
    {
        var made = new Report { Id = Guid.NewGuid().ToString(), Name = body.Name!, Query = body.Query!, Category = body.Category ?? "", EventId = eventId };
        return (organization with { Reports = [.. organization.Reports, made] }, made);
    }

    /// <summary>Changes what the body names.</summary>
    public static (Organization Organization, Report Written) Update(Organization organization, Func<Report, bool> isMeant, ReportBody body)
    {
        var report = Find(organization, isMeant);
        var changed = report with { Name = body.Name ?? report.Name, Query = body.Query ?? report.Query, Category = body.Category ?? report.Category };
        return (organization with { Reports = [.. organization.Reports.Select(other => other.Id == report.Id ? changed : other)] }, changed);
    }

    /// <summary>Takes one away for good.</summary>
    public static (Organization Organization, Report Written) Delete(Organization organization, Func<Report, bool> isMeant)
    {
        var report = Find(organization, isMeant);
        return (organization with { Reports = [.. organization.Reports.Where(other => other.Id != report.Id)] }, report);
    }

    private static Report Find(Organization organization, Func<Report, bool> isMeant) =>
        organization.Reports.FirstOrDefault(isMeant) ?? throw RequestRefusedException.NotFound("There is no such query.");
}
