using System.Net;
using OpenIddict.Abstractions;
using OpenIddict.Client;
using OpenIddict.Client.SystemNetHttp;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Client.OpenIddictClientEvents;
using static OpenIddict.Client.SystemNetHttp.OpenIddictClientSystemNetHttpHandlers;

namespace SessionboardMcp.Server.Identity.Upstream.Exchange;

/// <summary>
/// Sends a token or revocation request exactly once, in place of OpenIddict's sender: that one retries, which a server with
/// reuse detection takes for theft, throws where nothing answers, and logs an answer that it cannot read, tokens and all.
/// </summary>
internal sealed class SingleSend<TContext>(IHttpClientFactory clients) : IOpenIddictClientHandler<TContext>
    where TContext : BaseExternalContext
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>Where OpenIddict's own would be.</summary>
    public static OpenIddictClientHandlerDescriptor Descriptor { get; } = OpenIddictClientHandlerDescriptor
        .CreateBuilder<TContext>()
        .UseSingletonHandler<SingleSend<TContext>>()
        .SetOrder(SendHttpRequest<TContext>.Descriptor.Order)
        .SetType(OpenIddictClientHandlerType.Custom)
        .Build();

    /// <inheritdoc/>
    public async ValueTask HandleAsync(TContext context)
    {
        var request = context.Transaction.GetHttpRequestMessage() ?? throw new InvalidOperationException("No request was prepared.");
        try
        {
            using var client = clients.CreateClient(UpstreamServices.HttpClientName);
            var answer = await BoundedAnswer.OfAsync(client, request, MaxBytes, context.CancellationToken);
            Keep(context, answer.Response, Read(answer));
        }
        catch (Exception failure) when (BoundedAnswer.IsFailure(failure, context.CancellationToken))
        {
            Keep(context, new HttpResponseMessage(HttpStatusCode.ServiceUnavailable), Unavailable());
        }
    }

    // OpenIddict disposes of the message, and asks no further where a response was read from it.
    private static void Keep(TContext context, HttpResponseMessage message, OpenIddictResponse response)
    {
        context.Transaction.SetProperty(typeof(HttpResponseMessage).FullName!, message);
        context.Transaction.Response = response;
    }

    private static OpenIddictResponse Read(BoundedAnswer answer)
    {
        if (answer.IsSuccess)
        {
            // A revocation may be answered without a body.
            return answer.Json is { } json ? new OpenIddictResponse(json)
                : typeof(TContext) == typeof(ApplyRevocationRequestContext) ? new OpenIddictResponse()
                : Unavailable();
        }

        // A gateway's page, or a failure that merely mentions an error, says nothing about the grant.
        var error = answer.Json is { } refused && refused.TryGetProperty(Parameters.Error, out var code) ? code.ToString() : null;
        return (int)answer.Response.StatusCode is >= 400 and < 500 && error is { Length: > 0 } ? new OpenIddictResponse { Error = error } : Unavailable();
    }

    private static OpenIddictResponse Unavailable() => new() { Error = Errors.TemporarilyUnavailable };
}
