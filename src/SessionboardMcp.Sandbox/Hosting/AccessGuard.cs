using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Hosting;

/// <summary>Makes a forgotten <see cref="EndpointAccess"/> (or <see cref="OpenEndpoint"/>) a failure at start instead of a route that nobody can reach.</summary>
internal static class AccessGuard
{
    /// <summary>Looks at every endpoint that was mapped.</summary>
    /// <exception cref="InvalidOperationException">One has no <see cref="EndpointAccess"/>; the message names it.</exception>
    public static void Check(IEndpointRouteBuilder routes)
    {
        var open = routes.DataSources
            .SelectMany(source => source.Endpoints)
            .Where(endpoint => endpoint.Metadata.GetMetadata<EndpointAccess>() is null && endpoint.Metadata.GetMetadata<OpenEndpoint>() is null)
            .Select(endpoint => endpoint.DisplayName)
            .ToList();
        if (open.Count > 0)
            throw new InvalidOperationException($"Endpoints without EndpointAccess: {string.Join("; ", open)}");
    }
}
