using OpenIddict.Client;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Client.OpenIddictClientEvents;

namespace SessionboardMcp.Server.Identity.Upstream.Exchange;

/// <summary>
/// Checks <c>iss</c> (RFC 9207) against the region's metadata. Sessionboard documents neither that it sends one nor what its issuer
/// is called, so one that was not announced is no reason to refuse, but a wrong one is.
/// </summary>
internal sealed class IssuerCheck(UpstreamMetadata metadata) : IOpenIddictClientHandler<ProcessAuthenticationContext>
{
    /// <summary>Just before OpenIddict's own, which refuses every <c>iss</c> that was not announced.</summary>
    public static OpenIddictClientHandlerDescriptor Descriptor { get; } = OpenIddictClientHandlerDescriptor
        .CreateBuilder<ProcessAuthenticationContext>()
        .UseSingletonHandler<IssuerCheck>()
        .SetOrder(OpenIddictClientHandlers.ValidateIssuerParameter.Descriptor.Order - 500)
        .SetType(OpenIddictClientHandlerType.Custom)
        .Build();

    /// <inheritdoc/>
    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.EndpointType != OpenIddictClientEndpointType.Redirection)
            return;
        var document = await metadata.GetAsync(context.Registration.RegistrationId!, context.CancellationToken);
        var issuer = (string?)context.Request[Parameters.Iss];
        if (issuer is null ? document.SendsIssuer : !string.Equals(issuer, document.Issuer, StringComparison.Ordinal))
            context.Reject(Errors.InvalidRequest, "The answer names no issuer, or another one than the region's.");
        else
            context.Request.RemoveParameter(Parameters.Iss);
    }
}
