using Microsoft.AspNetCore.Builder;
using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>What a route needs, said where it is mapped: the access check reads it.</summary>
internal static class RequiredAccess
{
    /// <summary>A limited read of entities.</summary>
    public static IEndpointConventionBuilder Read(this IEndpointConventionBuilder endpoint, string scope) =>
        endpoint.WithMetadata(new EndpointAccess(scope, RateLimitCategories.EntityReads));

    /// <summary>A search by POST, which is not limited.</summary>
    public static IEndpointConventionBuilder Search(this IEndpointConventionBuilder endpoint, string scope) =>
        endpoint.WithMetadata(new EndpointAccess(scope, Category: null));

    /// <summary>A write, limited in its category.</summary>
    public static IEndpointConventionBuilder Write(this IEndpointConventionBuilder endpoint, string scope, string category) =>
        endpoint.WithMetadata(new EndpointAccess(scope, category));

    /// <summary>A write of a setting.</summary>
    public static IEndpointConventionBuilder WriteMetadata(this IEndpointConventionBuilder endpoint) =>
        endpoint.Write(Scopes.WriteMetadata, RateLimitCategories.MetadataWrites);
}
