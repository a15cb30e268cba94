using SessionboardMcp.Api.Limits;

namespace SessionboardMcp.Api.Transport;

/// <summary>One row of a resource's table of operations.</summary>
/// <param name="Name">The name in errors and logs.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, relative to the base address, with placeholders in braces.</param>
/// <param name="Scope">The scope it needs, documented or assumed.</param>
/// <param name="Category">The budget it spends; null when it is documented as not limited.</param>
/// <param name="IsRead">Whether it changes nothing, whatever its method. Only reads are retried and coalesced.</param>
internal sealed record Operation(
    string Name, HttpMethod Method, string Path, string? Scope, RateLimitCategory? Category, bool IsRead)
{
    /// <summary>Whether at most four of them run at once for a credential: what Sessionboard does not limit, this client does.</summary>
    public bool IsFourAtOnce { get; init; } = Category is null && IsRead;

    /// <summary>Whether its answer may tell of people. Of what does not, each operation says so.</summary>
    public bool IsPersonal { get; init; } = true;
}
