namespace SessionboardMcp.Api.Insights;

/// <summary>A role that a person can have in a session.</summary>
/// <param name="Name">Its name in the singular.</param>
/// <param name="NamePlural">Its name in the plural.</param>
/// <param name="Slug">What queries filter on.</param>
/// <param name="CoreRole">The core role it stands for: speaker, chairperson or moderator.</param>
public sealed record ParticipantRole(string Name, string? NamePlural, string? Slug, string? CoreRole);
