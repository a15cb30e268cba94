using System.Net;
using System.Text;
using OpenIddict.Client;
using OpenIddict.Client.SystemIntegration;
using SessionboardMcp.Core.Pages;
using static OpenIddict.Client.OpenIddictClientEvents;
using static OpenIddict.Client.SystemIntegration.OpenIddictClientSystemIntegrationHandlers.Authentication;
using Errors = OpenIddict.Abstractions.OpenIddictConstants.Errors;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>
/// Answers the browser that comes back with a page of our look, in the place of OpenIddict's line of plain text. OpenIddict answers before the code is
/// exchanged; this page waits for that, as only then it is known whether somebody is signed in, and what was granted.
/// </summary>
internal sealed class ShowEnd(TimeProvider time) : IOpenIddictClientHandler<ApplyRedirectionResponseContext>
{
    // A page that loads for longer is taken for a broken one.
    private static readonly TimeSpan PatienceWithSessionboard = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SignInEnd> _exchanged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once the page is on its way: before, the port must not be closed.</summary>
    public Task Shown => _shown.Task;

    /// <summary>Just before OpenIddict's own answer.</summary>
    public OpenIddictClientHandlerDescriptor Descriptor => OpenIddictClientHandlerDescriptor
        .CreateBuilder<ApplyRedirectionResponseContext>()
        .UseSingletonHandler(this)
        .SetOrder(ProcessEmptyHttpResponse.Descriptor.Order - 500)
        .SetType(OpenIddictClientHandlerType.Custom)
        .Build();

    /// <summary>Tells what came of the code; what is told first counts.</summary>
    /// <param name="error">The OAuth error code; null for success.</param>
    /// <param name="granted">The scopes that were granted, separated by spaces; null where Sessionboard does not tell.</param>
    public void Exchanged(string? error, string? granted) => _exchanged.TrySetResult(SignInEnd.Of(SignInError.Known(error), granted));

    /// <summary>What the page says.</summary>
    /// <param name="error">The OAuth error code with which the browser came back; null where it brought a code.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task<SignInEnd> EndAsync(string? error, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(error))
            return SignInEnd.Of(SignInError.Known(error), null);
        await Task.WhenAny(_exchanged.Task, Task.Delay(PatienceWithSessionboard, time, cancellationToken));
        return _exchanged.Task.IsCompletedSuccessfully ? await _exchanged.Task : SignInEnd.Unknown;
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
        var page = Encoding.UTF8.GetBytes((await EndAsync(context.Transaction.Response?.Error, context.CancellationToken)).Page());
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
