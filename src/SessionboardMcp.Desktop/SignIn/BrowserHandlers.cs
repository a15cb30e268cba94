using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using static OpenIddict.Client.OpenIddictClientEvents;
using static OpenIddict.Client.SystemIntegration.OpenIddictClientSystemIntegrationHandlers.Authentication;

namespace SessionboardMcp.Desktop.SignIn;

/// <summary>
/// Says where the browser has to go, in any case: a browser that does not open goes unnoticed (a remote shell, a failing
/// <c>xdg-open</c>).
/// </summary>
internal static class BrowserHandlers
{
    /// <summary>Puts them around OpenIddict's launcher.</summary>
    public static void AddTo(OpenIddictClientBuilder client, Func<Uri, Task> announce, bool opensBrowser)
    {
        client.AddEventHandler<ApplyAuthorizationRequestContext>(handler => handler
            .SetOrder(LaunchSystemBrowser.Descriptor.Order - 500)
            .UseInlineHandler(async context =>
            {
                var parameters = context.Transaction.Request!.GetParameters().Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value));
                await announce(new Uri(QueryHelpers.AddQueryString(context.AuthorizationEndpoint, parameters)));
                if (!opensBrowser)
                    context.HandleRequest();
            }));
        client.AddEventHandler<ApplyAuthorizationRequestContext>(handler => handler
            .SetOrder(LaunchSystemBrowser.Descriptor.Order + 500)
            .UseInlineHandler(context =>
            {
                // No browser could be opened; the person has the address.
                context.HandleRequest();
                return ValueTask.CompletedTask;
            }));
    }
}
