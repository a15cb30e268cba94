using Microsoft.Extensions.Options;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>Tells in the metadata of the authorization server how clients become known.</summary>
internal sealed class AdvertiseRegistration(IOptions<ClientRegistrationOptions> options) : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    /// <summary>The handler's place: after the built-in ones.</summary>
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor
        .CreateBuilder<HandleConfigurationRequestContext>()
        .UseSingletonHandler<AdvertiseRegistration>()
        .SetOrder(int.MaxValue - 100_000)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    /// <inheritdoc />
    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.Metadata["client_id_metadata_document_supported"] = true;
        // RFC 7591, section 3; the endpoint lies beside the others below the issuer.
        if (options.Value.AllowRegistration && context.Issuer is { } issuer)
            context.Metadata["registration_endpoint"] = $"{issuer.AbsoluteUri.TrimEnd('/')}/register";
        return ValueTask.CompletedTask;
    }
}
