using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenIddict.Client;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.SignIn;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Abstractions.OpenIddictExceptions;
using static OpenIddict.Client.OpenIddictClientModels;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>Signs a person in through the system browser, which returns to a free port of this machine (RFC 8252).</summary>
internal sealed class BrowserSignIn(TimeProvider time)
{
    private static readonly TimeSpan PatienceWithBrowser = TimeSpan.FromSeconds(5);

    /// <summary>Waits until the person has signed in.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="show">Brings the address of the sign-in page before the person.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SignInFailedException">The person declined, or took too long, or Sessionboard refused.</exception>
    /// <exception cref="UpstreamUnavailableException">Sessionboard cannot be reached.</exception>
    public async Task<Granted> RunAsync(SignInRequest request, Func<string, CancellationToken, Task> show, CancellationToken cancellationToken)
    {
        var end = new ShowEnd(time);
        using var host = Compose(request, show, end);
        var metadata = await host.Services.GetRequiredService<SignInMetadata>().GetAsync(request.Address, cancellationToken);
        IReadOnlyList<string> scopes = [.. request.Scopes.Where(scope => metadata.Scopes?.Contains(scope) ?? true).Order(StringComparer.Ordinal)];
        if (scopes.Count == 0)
            throw new SignInFailedException($"Sessionboard offers none of the scopes that were asked for. It offers {string.Join(' ', metadata.Scopes!)}.");
        await host.StartAsync(cancellationToken);
        using var patience = new CancellationTokenSource(request.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await SignInAsync(host.Services.GetRequiredService<OpenIddictClientService>(), scopes, end, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SignInFailedException("Nobody signed in in time. Run the command again.");
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private async Task<Granted> SignInAsync(OpenIddictClientService client, IReadOnlyList<string> scopes, ShowEnd end, CancellationToken cancellationToken)
    {
        try
        {
            var challenge = await client.ChallengeInteractivelyAsync(
                new InteractiveChallengeRequest { RegistrationId = OAuthClient.Registration, Scopes = [.. scopes], CancellationToken = cancellationToken });
            var answer = await AnsweredAsync(client, challenge.Nonce, end, cancellationToken);
            return answer is { BackchannelAccessToken: { Length: > 0 } accessToken, TokenResponse: { } response }
                ? Granted.Of(SignInTokens.Of(accessToken, answer.RefreshToken, response, string.Join(' ', scopes), time), refreshBefore: null)
                : throw new SignInFailedException("Sessionboard sent no token. Run the command again.");
        }
        catch (ProtocolException refused)
        {
            throw new SignInFailedException(refused.Error == Errors.AccessDenied
                ? "Sessionboard did not allow it: the person said no, or has no AI access."
                : $"Sessionboard refused the sign-in ({SignInError.Known(refused.Error) ?? "unknown"}). Run the command again.", refused);
        }
    }

    // The page of it waits for the answer, and is sent after it is known: whoever closed the port then would leave the person with a broken page.
    private async Task<InteractiveAuthenticationResult> AnsweredAsync(OpenIddictClientService client, string nonce, ShowEnd end, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.AuthenticateInteractivelyAsync(new InteractiveAuthenticationRequest { Nonce = nonce, CancellationToken = cancellationToken });
            end.Exchanged(answer.BackchannelAccessToken is { Length: > 0 } ? null : Errors.ServerError, answer.TokenResponse?.Scope);
            return answer;
        }
        catch (ProtocolException refused)
        {
            end.Exchanged(refused.Error ?? Errors.ServerError, null);
            throw;
        }
        finally
        {
            // Whatever else it was, nobody is signed in.
            end.Exchanged(Errors.ServerError, null);
            if (!cancellationToken.IsCancellationRequested)
                await Task.WhenAny(end.Shown, Task.Delay(PatienceWithBrowser, time, cancellationToken));
        }
    }

    private IHost Compose(SignInRequest request, Func<string, CancellationToken, Task> show, ShowEnd end)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "sessionboard-mcp" });
        // The state lives as long as this process.
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        OAuthClient.AddTo(builder.Services, time, request.Address, request.ClientId, client =>
        {
            client.UseDataProtection();
            // The person may take longer than a state lasts otherwise.
            client.SetStateTokenLifetime(request.Patience);
            client.UseSystemIntegration(system => system
                .UseSystemBrowser()
                .EnableEmbeddedWebServer()
                .DisableActivationHandling()
                .DisableActivationRedirection()
                .DisablePipeServer()
                // Later than our own, which says what to do.
                .SetAuthenticationTimeout(request.Patience + TimeSpan.FromMinutes(1)));
            client.AddEventHandler(ShowAddress.Descriptor(show, request.OpensBrowser));
            client.AddEventHandler(end.Descriptor);
        });
        return builder.Build();
    }
}
