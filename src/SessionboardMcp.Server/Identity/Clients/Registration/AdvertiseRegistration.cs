using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SessionboardMcp.Server.Identity.Clients.Registration;

/// <summary>Tells in the metadata of the authorization server how clients become known, and what they may ask for.</summary>
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
        // Others are not refused, as assistants send them all the same, but consent is asked for in any case and nothing else happens.
        context.Metadata[OpenIddictConstants.Metadata.PromptValuesSupported] = ImmutableArray.Create<string?>(OpenIddictConstants.PromptValues.Consent);
        // RFC 7591, section 3; the endpoint lies beside the others below the issuer. Not the context's, which may not be set yet: the order of
        // handlers so far apart depends on which others there are.
        if (options.Value.AllowRegistration && context.Options.Issuer is { } issuer)
            context.Metadata["registration_endpoint"] = $"{issuer.AbsoluteUri.TrimEnd('/')}/register";
        return ValueTask.CompletedTask;
    }
}
