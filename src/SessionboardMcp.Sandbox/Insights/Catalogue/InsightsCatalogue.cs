namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>Every entity, in the order in which the schema shows them.</summary>
internal static class InsightsCatalogue
{
    public static IReadOnlyList<EntityDefinition> Entities { get; } =
    [
        SessionEntity.Definition,
        ContactEntities.SpeakerDefinition,
        ContactEntities.ContactDefinition,
        ParticipantEntity.Definition,
        .. SettingEntities.Definitions,
        .. AccountEntities.Definitions,
        .. RatingEntities.Definitions,
        EventEntity.Definition,
    ];
}
