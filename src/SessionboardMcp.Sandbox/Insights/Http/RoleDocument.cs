using SessionboardMcp.Sandbox.Insights.Catalogue;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>A role of an event's participants; these four properties are documented.</summary>
/// <param name="Name">Its name for one person.</param>
/// <param name="NamePlural">Its name for several.</param>
/// <param name="Slug">Its stable name, which queries filter by.</param>
/// <param name="CoreRole"><c>speaker</c>, <c>chairperson</c> or <c>moderator</c>.</param>
internal sealed record RoleDocument(string Name, string NamePlural, string Slug, string CoreRole)
{
    /// <summary>The document of a role.</summary>
    public static RoleDocument Of(Role role) => new(role.Name, role.NamePlural, role.Slug, ParticipantEntity.CoreName(role.Core));
}
