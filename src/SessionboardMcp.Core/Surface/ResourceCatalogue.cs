using SessionboardMcp.Core.Resources;

namespace SessionboardMcp.Core.Surface;

/// <summary>Every resource of the server, in the order in which clients see them.</summary>
internal static class ResourceCatalogue
{
    /// <summary>Makes the resources.</summary>
    public static IReadOnlyList<SessionboardResource> Create() =>
    [
        new EventsResource(),
        new EventOverviewResource(),
        new EventAgendaResource(),
        new EventSchemaResource(),
        new SbqlGuideResource(),
        new AgendaBoardResource(),
    ];
}
