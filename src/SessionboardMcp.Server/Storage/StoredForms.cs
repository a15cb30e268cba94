using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SessionboardMcp.Server.Storage;

/// <summary>Times as milliseconds since 1970: SQLite has no type for them, and numbers can be compared and indexed.</summary>
internal sealed class StoredTime() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

/// <summary>Scopes as OAuth writes them: separated by spaces.</summary>
internal sealed class StoredScopes() : ValueConverter<IReadOnlySet<string>, string>(
    scopes => string.Join(' ', scopes.Order(StringComparer.Ordinal)), stored => Read(stored))
{
    /// <summary>Reads scopes separated by spaces.</summary>
    public static IReadOnlySet<string> Read(string? text) =>
        new HashSet<string>((text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}

/// <summary>Tells EF Core when two sets of scopes are the same.</summary>
internal sealed class ScopesComparer() : ValueComparer<IReadOnlySet<string>>(
    (left, right) => left == right || (left != null && right != null && left.SetEquals(right)),
    scopes => scopes.Aggregate(0, (sum, scope) => sum ^ scope.GetHashCode(StringComparison.Ordinal)),
    scopes => scopes);
