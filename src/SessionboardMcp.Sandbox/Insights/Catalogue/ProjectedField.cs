using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>A field of the schema together with where its value comes from, so that the two cannot drift apart.</summary>
/// <param name="Name">Its name in a query, and its column's name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Description">What it means, as the schema says it.</param>
/// <param name="Value">
/// Reads it from the record: <see cref="string"/>, <see cref="int"/>, <see cref="decimal"/>, <see cref="bool"/>,
/// <see cref="Guid"/>, <see cref="DateTimeOffset"/> or null.
/// </param>
/// <param name="ContainsPii">Whether it holds personal data that is masked.</param>
internal sealed record ProjectedField<T>(
    string Name,
    SbqlType Type,
    string Description,
    Func<T, object?> Value,
    bool ContainsPii = false)
{
    /// <summary>The field as the schema shows it.</summary>
    public SbqlField ToSchema() => new(Name, Type, Description, ContainsPii);
}
