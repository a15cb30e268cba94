using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>What the checker knows beside the schema. The defaults suit any account.</summary>
public sealed record CheckOptions
{
    /// <summary>The statuses that exist, core and custom; where there is none, statuses are not checked.</summary>
    public IReadOnlyCollection<string> KnownStatuses { get; init; } = [];

    /// <summary>
    /// The statuses to which every custom one maps, which <c>status</c> and <c>status_category</c> hold; where there is none,
    /// <see cref="KnownStatuses"/> count for these too.
    /// </summary>
    public IReadOnlyCollection<string> CoreStatuses { get; init; } = [];

    /// <summary>
    /// The values that fields of settings can have, by <c>entity.field</c> in small letters, such as <c>tracks.name</c>; a field that is not
    /// there is not checked. The default is none.
    /// </summary>
    public IReadOnlyDictionary<string, KnownNames> KnownValues { get; init; } = new Dictionary<string, KnownNames>();

    /// <summary>Whether personal data is masked, so that a filter on it would reveal it value by value. The default is false.</summary>
    public bool MasksPersonalData { get; init; }

    /// <summary>Parts of names by which a field is masked even where the schema does not mark it.</summary>
    public IReadOnlyCollection<string> MaskedNameParts { get; init; } = ["email", "phone", "mobile", "address", "postal", "passport"];

    /// <summary>
    /// Functions that the live schema lists though this library cannot read them: a query with one is warned of, not refused.
    /// The default is none.
    /// </summary>
    public IReadOnlyCollection<string> FunctionsOfSchema { get; init; } = [];

    /// <summary>The longest query, in characters (UTF-16): from 1 to <see cref="SbqlParser.MaxLength"/>, which is the default.</summary>
    public int MaxLength { get; init; } = SbqlParser.MaxLength;
}
