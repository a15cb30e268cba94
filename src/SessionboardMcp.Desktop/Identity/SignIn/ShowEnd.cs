using System.Net;
using System.Text;
using OpenIddict.Client;
using OpenIddict.Client.SystemIntegration;
using SessionboardMcp.Core.Pages;
using static OpenIddict.Client.OpenIddictClientEvents;
using static OpenIddict.Client.SystemIntegration.OpenIddictClientSystemIntegrationHandlers.Authentication;
using Errors = OpenIddict.Abstractions.OpenIddictConstants.Errors;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>Answers the browser that comes back with a page of our look, in the place of OpenIddict's line of plain text.</summary>
internal sealed class ShowEnd : IOpenIddictClientHandler<ApplyRedirectionResponseContext>, IOpenIddictClientHandler<HandleTokenResponseContext>
{
    private readonly TaskCompletionSource _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private string? _granted;

    /// <summary>Ends once the page is on its way: before, the port must not be closed.</summary>
    public Task Shown => _shown.Task;

    /// <summary>Just before OpenIddict's own answer.</summary>
    public OpenIddictClientHandlerDescriptor Descriptor => OpenIddictClientHandlerDescriptor
        .CreateBuilder<ApplyRedirectionResponseContext>()
        .UseSingletonHandler(this)
        .SetOrder(ProcessEmptyHttpResponse.Descriptor.Order - 500)
        .SetType(OpenIddictClientHandlerType.Custom)
        .Build();

    /// <summary>When the code was exchanged, which is before the page.</summary>
    public OpenIddictClientHandlerDescriptor OfTokens => OpenIddictClientHandlerDescriptor
        .CreateBuilder<HandleTokenResponseContext>()
        .UseSingletonHandler(this)
        .SetOrder(int.MinValue + 1_000)
        .SetType(OpenIddictClientHandlerType.Custom)
        .Build();

    /// <inheritdoc/>
    public ValueTask HandleAsync(HandleTokenResponseContext context)
    {
        _granted = context.Response?.Scope;
        return default;
    }

    /// <inheritdoc/>
    public async ValueTask HandleAsync(ApplyRedirectionResponseContext context)
    {
        if (context.Transaction.GetHttpListenerContext()?.Response is not { } response)
            return;
        try
        {
            await AnswerAsync(context, response);
        }
        finally
        {
            // A request of somebody else's ends nothing: the person's own is still to come.
            if (context.Transaction.Response?.Error is not (Errors.InvalidToken or Errors.InvalidRequest))
                _shown.TrySetResult();
        }
    }

    private async Task AnswerAsync(ApplyRedirectionResponseContext context, HttpListenerResponse response)
    {
        var page = Encoding.UTF8.GetBytes(SignInEnd.Of(SignInError.Known(context.Transaction.Response?.Error), _granted).Page());
        Guard(response);
        response.ContentLength64 = page.Length;
        await response.OutputStream.WriteAsync(page, context.CancellationToken);
        await response.OutputStream.FlushAsync(context.CancellationToken);
        context.HandleRequest();
    }

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
