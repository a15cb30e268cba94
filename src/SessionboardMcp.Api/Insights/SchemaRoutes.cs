using Microsoft.Extensions.Caching.Memory;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Insights;

/// <summary>
/// Finds an event's schema under the three paths that are documented for it: two in the API's description, one, in the singular, on a
/// page of the help centre. Which one works is not known, so the next is tried where one is not found, and the one that worked is asked
/// first from then on, for each credential and host.
/// </summary>
internal sealed class SchemaRoutes(HostCredential owner, Memory memory)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(6);

    // In the order in which they are tried; the last is on a page of the help centre only.
    private static readonly Operation[] Routes =
    [
        InsightOperations.GetEventSchema,
        InsightOperations.GetEventSchema with { Path = "v1/insights/events/{eventId}/schema" },
        InsightOperations.GetEventSchema with { Path = "v1/insights/event/{eventId}/schema" },
    ];

    /// <summary>Reads by the path that works.</summary>
    /// <exception cref="NotFoundException">None does: there is no such event.</exception>
    public async Task<T> ReadAsync<T>(Func<Operation, Task<T>> read)
    {
        var key = $"{owner.Partition}|schema-route";
        var known = memory.Cache.Get<Operation>(key);
        SessionboardException? notFound = null;
        foreach (var operation in Routes.OrderByDescending(operation => operation == known))
        {
            try
            {
                var answer = await read(operation).ConfigureAwait(false);
                if (operation != known)
                    memory.Cache.Set(key, operation, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept, Size = 1 });
                return answer;
            }
            catch (NotFoundException missing)
            {
                notFound ??= missing;
            }
            catch (InvalidRequestException) when (notFound is not null)
            {
                // A route that is no route may refuse in other ways; what the first one said stands.
            }
        }

        throw notFound!;
    }
}
