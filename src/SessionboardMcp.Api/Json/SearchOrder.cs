namespace SessionboardMcp.Api.Json;

/// <summary>The orders in which a search can come.</summary>
public enum SearchOrder
{
    /// <summary>Oldest first.</summary>
    CreatedAscending,

    /// <summary>Newest first.</summary>
    CreatedDescending,

    /// <summary>The longest untouched first.</summary>
    UpdatedAscending,

    /// <summary>The last changed first.</summary>
    UpdatedDescending,
}
