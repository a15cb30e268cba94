using OpenIddict.Client;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Client.OpenIddictClientEvents;
using OAuthErrors = OpenIddict.Abstractions.OpenIddictConstants.Errors;

namespace SessionboardMcp.Api.SignIn;

/// <summary>
/// Checks <c>iss</c> (RFC 9207) against the host's metadata. Sessionboard documents neither that it sends one nor what its issuer
/// is called, on which host it is, or whether there is one: so one that was not announced is no reason to refuse, but a wrong one is.
/// </summary>
internal sealed class IssuerCheck : IOpenIddictClientHandler<ProcessAuthenticationContext>
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
        if (context.EndpointType != OpenIddictClientEndpointType.Redirection || context.Registration.ConfigurationManager is not SignInConfiguration configuration)
            return;
        var document = await configuration.DocumentAsync(context.CancellationToken);
        var issuer = (string?)context.Request[Parameters.Iss];
        if (issuer is null ? document.SendsIssuer : !document.IsIssuer(issuer))
            context.Reject(OAuthErrors.InvalidRequest, "The answer names no issuer, or another one than the host's.");
        else
            context.Request.RemoveParameter(Parameters.Iss);
    }
}
