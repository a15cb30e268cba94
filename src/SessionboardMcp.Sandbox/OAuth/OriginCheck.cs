using Microsoft.AspNetCore.Http;
using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.OAuth;

/// <summary>Keeps the API off the consent page's address, and that page off the API's.</summary>
internal sealed class OriginCheck(RequestDelegate next, Origins origins)
{
    /// <summary>Passes a request on, or refuses it as one for a route that is not there.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var place = context.GetEndpoint()?.Metadata.GetMetadata<PlaceOfEndpoint>()?.Place ?? Place.Api;
        return origins.Serves(context.Connection, place) ? next(context) : throw RequestRefusedException.NotFound("There is no such route.");
    }
}

/// <summary>Says of an endpoint where it is served.</summary>
/// <param name="Place">Where.</param>
internal sealed record PlaceOfEndpoint(Place Place);
