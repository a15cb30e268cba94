using OpenIddict.Client;
using static OpenIddict.Client.OpenIddictClientEvents;

namespace SessionboardMcp.Server.Identity.Upstream.Exchange;

/// <summary>
/// Has OpenIddict see every request at the configured public address, whatever scheme and Host a proxy left on it: the callback is
/// compared with the registered redirect address.
/// </summary>
internal sealed class PublicUris(UpstreamSettings settings) : IOpenIddictClientHandler<ProcessRequestContext>
{
    /// <summary>After the address was read from the request, before it is compared.</summary>
    public static OpenIddictClientHandlerDescriptor Descriptor { get; } = OpenIddictClientHandlerDescriptor
        .CreateBuilder<ProcessRequestContext>()
        .UseSingletonHandler<PublicUris>()
        .SetOrder(OpenIddictClientHandlers.InferEndpointType.Descriptor.Order - 500)
        .SetType(OpenIddictClientHandlerType.Custom)
        .Build();

    /// <inheritdoc/>
    public ValueTask HandleAsync(ProcessRequestContext context)
    {
        if (context.RequestUri is { IsAbsoluteUri: true } seen)
        {
            context.BaseUri = new Uri(settings.PublicOrigin, "/");
            context.RequestUri = new Uri(settings.PublicOrigin, seen.PathAndQuery);
        }

        return ValueTask.CompletedTask;
    }
}
