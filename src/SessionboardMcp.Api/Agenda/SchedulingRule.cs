using System.Text.Json;

namespace SessionboardMcp.Api.Agenda;

/// <summary>
/// A rule by which Sessionboard plans and finds conflicts, or a persona by which it judges an agenda (openapi.yaml, EventRule and Persona). What
/// stands in <see cref="Config"/> is published nowhere.
/// </summary>
public sealed record SchedulingRule
{
    /// <summary>Its UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, a text that somebody wrote.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of a rule, a word of Sessionboard's.</summary>
    public string? Type { get; init; }

    /// <summary>What a persona is, a text that somebody wrote.</summary>
    public string? Description { get; init; }

    /// <summary>What it asks for; of any form.</summary>
    public JsonElement? Config { get; init; }

    /// <summary>Whether a rule is used; null where that is not told.</summary>
    public bool? Enabled { get; init; }
}
