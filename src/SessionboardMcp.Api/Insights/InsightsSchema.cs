namespace SessionboardMcp.Api.Insights;

/// <summary>
/// What can be asked in the query language. The JSON it comes in is unpublished, so it is read tolerantly: what is not
/// understood is left out.
/// </summary>
/// <param name="Entities">The entities, at least one.</param>
/// <param name="ParticipantRoles">The roles people have in sessions; empty in the organization's own schema.</param>
public sealed record InsightsSchema(
    IReadOnlyList<InsightsEntity> Entities,
    IReadOnlyList<ParticipantRole> ParticipantRoles);
