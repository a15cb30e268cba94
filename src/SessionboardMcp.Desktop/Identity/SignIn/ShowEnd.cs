using System.Net;
using System.Text;
using OpenIddict.Client;
using OpenIddict.Client.SystemIntegration;
using SessionboardMcp.Core.Pages;
using static OpenIddict.Client.OpenIddictClientEvents;
using static OpenIddict.Client.SystemIntegration.OpenIddictClientSystemIntegrationHandlers.Authentication;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>Answers the browser that comes back with a page of our look, in the place of OpenIddict's line of plain text.</summary>
internal sealed class ShowEnd : IOpenIddictClientHandler<ApplyRedirectionResponseContext>
{
    /// <summary>Just before OpenIddict's own answer.</summary>
    public static OpenIddictClientHandlerDescriptor Descriptor { get; } = OpenIddictClientHandlerDescriptor
        .CreateBuilder<ApplyRedirectionResponseContext>()
        .UseSingletonHandler(new ShowEnd())
        .SetOrder(ProcessEmptyHttpResponse.Descriptor.Order - 500)
        .SetType(OpenIddictClientHandlerType.Custom)
        .Build();

    /// <inheritdoc/>
    public async ValueTask HandleAsync(ApplyRedirectionResponseContext context)
    {
        if (context.Transaction.GetHttpListenerContext()?.Response is not { } response)
            return;
        var page = Encoding.UTF8.GetBytes(SignInEnd.Of(SignInError.Known(context.Transaction.Response?.Error), Granted(context.Transaction)).Page());
        Guard(response);
        response.ContentLength64 = page.Length;
        await response.OutputStream.WriteAsync(page, context.CancellationToken);
        await response.OutputStream.FlushAsync(context.CancellationToken);
        context.HandleRequest();
    }

    // The code has been exchanged by now: what follows is only that it is kept.
    private static string? Granted(OpenIddictClientTransaction transaction) =>
        transaction.GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!)?.TokenResponse?.Scope;

    private static void Guard(HttpListenerResponse response)
    {
        response.StatusCode = (int)HttpStatusCode.OK;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers["Content-Security-Policy"] = LonePage.Policy;
        response.Headers["X-Frame-Options"] = "DENY";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        // The address holds the code, which is spent.
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cache-Control"] = "no-store";
    }
}
