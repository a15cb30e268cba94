using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Client;
using static OpenIddict.Client.OpenIddictClientEvents;
using static OpenIddict.Client.SystemIntegration.OpenIddictClientSystemIntegrationHandlers.Authentication;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>Prints the address before the browser is opened: whether one came up cannot be known.</summary>
internal sealed class ShowAddress(TextWriter output, bool opensBrowser) : IOpenIddictClientHandler<ApplyAuthorizationRequestContext>
{
    /// <summary>Just before the browser.</summary>
    public static OpenIddictClientHandlerDescriptor Descriptor(TextWriter output, bool opensBrowser) => OpenIddictClientHandlerDescriptor
        .CreateBuilder<ApplyAuthorizationRequestContext>()
        .UseSingletonHandler(new ShowAddress(output, opensBrowser))
        .SetOrder(LaunchSystemBrowser.Descriptor.Order - 500)
        .SetType(OpenIddictClientHandlerType.Custom)
        .Build();

    /// <inheritdoc/>
    public async ValueTask HandleAsync(ApplyAuthorizationRequestContext context)
    {
        var parameters = context.Transaction.Request!.GetParameters().ToDictionary(parameter => parameter.Key, parameter => (string?)parameter.Value);
        var address = QueryHelpers.AddQueryString(context.AuthorizationEndpoint, parameters);
        await output.WriteLineAsync(opensBrowser
            ? "Your browser opens to sign in at Sessionboard. If it does not, open this address on this machine:"
            : "Open this address in a browser on this machine to sign in at Sessionboard:");
        await output.WriteLineAsync(address);
        await output.FlushAsync(context.CancellationToken);
        if (!opensBrowser)
            context.HandleRequest();
    }
}
