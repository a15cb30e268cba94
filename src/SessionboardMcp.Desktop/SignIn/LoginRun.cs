using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenIddict.Client;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Configuration;
using static OpenIddict.Abstractions.OpenIddictExceptions;
using static OpenIddict.Client.OpenIddictClientModels;

namespace SessionboardMcp.Desktop.SignIn;

/// <summary>Signs in by authorization code with PKCE, the answer coming back to a loopback port.</summary>
internal static class LoginRun
{
    // How long the person may take; a state lives as long.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Waits for the person to sign in.</summary>
    /// <exception cref="ConfigurationProblemException">It did not come to a good end; the message says why and what to do.</exception>
    public static async Task<SignInProfile> SignInAsync(IHost host, CancellationToken cancellationToken)
    {
        var (settings, time) = (host.Services.GetRequiredService<SignInSettings>(), host.Services.GetRequiredService<TimeProvider>());
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var scopes = await ScopesAsync(host, settings, limit.Token);
            await host.StartAsync(limit.Token);
            var client = host.Services.GetRequiredService<OpenIddictClientService>();
            var begun = await client.ChallengeInteractivelyAsync(new InteractiveChallengeRequest
            {
                RegistrationId = SignInSettings.Registration,
                Scopes = scopes,
                CancellationToken = limit.Token,
            });
            var answer = await client.AuthenticateInteractivelyAsync(new InteractiveAuthenticationRequest { Nonce = begun.Nonce, CancellationToken = limit.Token });
            await host.StopAsync(CancellationToken.None);
            var tokens = SignInTokens.Of(answer.BackchannelAccessToken!, answer.RefreshToken, answer.TokenResponse, string.Join(' ', scopes), time);
            return new SignInProfile
            {
                Host = settings.Host,
                ClientId = settings.ClientId,
                AccessToken = tokens.AccessToken,
                RefreshToken = tokens.RefreshToken,
                ExpiresAt = tokens.ExpiresAt,
                Scopes = [.. tokens.Scopes],
                SignedInAt = time.GetUtcNow(),
            };
        }
        catch (ProtocolException refused)
        {
            throw new ConfigurationProblemException($"Not signed in: Sessionboard answered {refused.Error ?? "with an error"}. Run sessionboard-mcp login to try again.");
        }
        catch (UpstreamUnavailableException silent)
        {
            throw new ConfigurationProblemException($"Not signed in. {silent.Message}");
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new ConfigurationProblemException("Not signed in: nobody came back from the browser in ten minutes. Run sessionboard-mcp login to try again.");
        }
    }

    // No tool writes yet, so that no more than reading is asked for.
    private static async Task<List<string>> ScopesAsync(IHost host, SignInSettings settings, CancellationToken cancellationToken)
    {
        var document = await host.Services.GetRequiredService<SignInMetadata>().GetAsync(settings.Host, cancellationToken);
        return [.. Scopes.AllRead.Where(scope => document.Scopes?.Contains(scope) ?? true).Order(StringComparer.Ordinal)];
    }
}
