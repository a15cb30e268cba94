using Microsoft.Extensions.Primitives;
using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>What a caller wants in addition.</summary>
[Flags]
internal enum Expansion
{
    None = 0,
    TranslatedFields = 1,
    SubsessionDetails = 2,
    LinkedSources = 4,
    Composition = 8,
}

/// <summary>Reads <c>expand</c>, from bodies and from queries.</summary>
internal static class Expansions
{
    /// <summary>Reads the query's form: repeated, or with commas, since the description leaves both open.</summary>
    public static Expansion Parse(StringValues query) =>
        Parse(query.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Reads the names.</summary>
    /// <exception cref="RequestRefusedException">One is unknown.</exception>
    public static Expansion Parse(IEnumerable<string?> names) =>
        names.Aggregate(Expansion.None, (sum, name) => sum | One(name));

    private static Expansion One(string? name) => name switch
    {
        "translated_fields" => Expansion.TranslatedFields,
        "subsession_details" => Expansion.SubsessionDetails,
        "linked_sources" => Expansion.LinkedSources,
        "composition" => Expansion.Composition,
        _ => throw RequestRefusedException.BadRequest(
            $"expand '{name}' is not one of translated_fields, subsession_details, linked_sources, composition."),
    };
}
