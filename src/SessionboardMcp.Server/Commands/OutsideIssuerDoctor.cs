using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.OutsideIssuer;

namespace SessionboardMcp.Server.Commands;

/// <summary>Checks what a server needs whose people sign in at their company's identity provider, besides the shared API token.</summary>
internal static class OutsideIssuerDoctor
{
    private const string Check = "outside_issuer";

    /// <summary>Checks the address, the settings of the provider, and its metadata.</summary>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(IConfiguration configuration, ServeSettings settings, CancellationToken cancellationToken)
    {
        var (_, address) = SignInDoctor.Address(configuration, settings);
        var options = new OutsideIssuerOptions();
        configuration.GetSection(OutsideIssuerOptions.Section).Bind(options);
        var rules = new OutsideIssuerOptionsRules().Validate(null, options);
        return rules is { Failed: true }
            ? [address, new Finding(Check, Outcome.Failed, "The settings of the identity provider cannot be used.", string.Join(' ', rules.Failures!))]
            : [address, await DiscoverAsync(options.Authority!, cancellationToken)];
    }

    private static async Task<Finding> DiscoverAsync(string authority, CancellationToken cancellationToken)
    {
        using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.Timeout = TimeSpan.FromSeconds(10);
        try
        {
            var text = await http.GetStringAsync(new Uri($"{authority.TrimEnd('/')}/.well-known/openid-configuration"), cancellationToken);
            var document = OpenIdConnectConfiguration.Create(text);
            return string.IsNullOrEmpty(document.JwksUri)
                ? Silent(authority)
                : new Finding(Check, Outcome.Passed, $"{new Uri(authority).Authority} tells its keys; people sign in there.");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException or ArgumentException && !cancellationToken.IsCancellationRequested)
        {
            return Silent(authority);
        }
    }

    private static Finding Silent(string authority) => new(
        Check,
        Outcome.Failed,
        $"{new Uri(authority).Authority} cannot be reached, or its metadata cannot be read: nobody can call.",
        $"Open {authority.TrimEnd('/')}/.well-known/openid-configuration from this machine, and check OutsideIssuer:Authority, the network and a proxy.");
}
