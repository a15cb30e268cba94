using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Client;
using static OpenIddict.Client.OpenIddictClientEvents;
using static OpenIddict.Client.SystemIntegration.OpenIddictClientSystemIntegrationHandlers.Authentication;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>Shows the address before OpenIddict would open the browser: whether one came up cannot be known from it.</summary>
internal sealed class ShowAddress(Func<string, CancellationToken, Task> show, bool opensBrowser) : IOpenIddictClientHandler<ApplyAuthorizationRequestContext>
{
    /// <summary>Just before the browser.</summary>
    public static OpenIddictClientHandlerDescriptor Descriptor(Func<string, CancellationToken, Task> show, bool opensBrowser) => OpenIddictClientHandlerDescriptor
        .CreateBuilder<ApplyAuthorizationRequestContext>()
        .UseSingletonHandler(new ShowAddress(show, opensBrowser))
        .SetOrder(LaunchSystemBrowser.Descriptor.Order - 500)
        .SetType(OpenIddictClientHandlerType.Custom)
        .Build();

    /// <inheritdoc/>
    public async ValueTask HandleAsync(ApplyAuthorizationRequestContext context)
    {
        var parameters = context.Transaction.Request!.GetParameters().ToDictionary(parameter => parameter.Key, parameter => (string?)parameter.Value);
        await show(QueryHelpers.AddQueryString(context.AuthorizationEndpoint, parameters), context.CancellationToken);
        if (!opensBrowser)
            context.HandleRequest();
    }
}
