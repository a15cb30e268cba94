using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.OutsideIssuer;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary>Checks what a server needs whose people sign in at their company's identity provider, besides the shared API token.</summary>
internal static class OutsideIssuerDoctor
{
    private const string Check = "outside_issuer";
    private const string ChangesCheck = "changes_page";

    /// <summary>Checks the address, the settings of the provider, and its metadata.</summary>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(IConfiguration configuration, ServeSettings settings, CancellationToken cancellationToken)
    {
        var (reached, address) = SignInDoctor.Address(configuration, settings);
        // No turns are counted by address here: the keys only show that the address leads to this installation.
        await using var question = DoctorQuestion.Make(configuration, settings.Data, needsData: true);
        // Without a folder it keeps nothing, so that no disk matters.
        IReadOnlyList<Finding> way = [address, .. await PublicAddressDoctor.ExamineAsync(reached, TimeProvider.System, cancellationToken, question), .. settings.Data is null || StoreSettings.NamesServer(configuration) ? [] : DiskDoctor.Find(settings.Data)];
        var options = new OutsideIssuerOptions();
        configuration.GetSection(OutsideIssuerOptions.Section).Bind(options);
        var rules = new OutsideIssuerOptionsRules().Validate(null, options);
        return rules is { Failed: true }
            ? [.. way, new Finding(Check, Outcome.Failed, "The settings of the identity provider cannot be used.", string.Join(' ', rules.Failures!))]
            : [.. way, .. await DiscoverAsync(options, cancellationToken)];
    }

    private static async Task<IReadOnlyList<Finding>> DiscoverAsync(OutsideIssuerOptions options, CancellationToken cancellationToken)
    {
        var authority = options.Authority!;
        using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.Timeout = TimeSpan.FromSeconds(10);
        try
        {
            var text = await http.GetStringAsync(new Uri($"{authority.TrimEnd('/')}/.well-known/openid-configuration"), cancellationToken);
            var document = OpenIdConnectConfiguration.Create(text);
            return string.IsNullOrEmpty(document.JwksUri)
                ? [Silent(authority)]
                : [new Finding(Check, Outcome.Passed, $"{new Uri(authority).Authority} tells its keys; people sign in there."), PagesOf(options, document), .. options.SignIn.IsConfigured ? [OutsideRightsDoctor.Examine(options, document)] : (Finding[])[]];
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException or ArgumentException && !cancellationToken.IsCancellationRequested)
        {
            return [Silent(authority)];
        }
    }

    private static Finding PagesOf(OutsideIssuerOptions options, OpenIdConnectConfiguration document) => options.SignIn.IsConfigured switch
    {
        false => new Finding(
            ChangesCheck, Outcome.Noted,
            "There is no page on which people approve changes: OutsideIssuer:SignIn:ClientId is not set. Only assistants with forms can ask them, about what is small."),
        true when string.IsNullOrEmpty(document.AuthorizationEndpoint) || string.IsNullOrEmpty(document.TokenEndpoint) => new Finding(
            ChangesCheck, Outcome.Failed, "The identity provider names no authorization or token endpoint, so that nobody can sign in to approve changes.",
            "Check OutsideIssuer:Authority, or remove OutsideIssuer:SignIn."),
        true => new Finding(
            ChangesCheck, Outcome.Passed,
            $"People sign in to approve changes, as the {(string.IsNullOrWhiteSpace(options.SignIn.ClientSecret) ? "public client" : "client with a secret")} {options.SignIn.ClientId}. Register its redirect address: PublicUrl and {OutsideSignIn.CallbackPath}."),
    };

    private static Finding Silent(string authority) => new(
        Check,
        Outcome.Failed,
        $"{new Uri(authority).Authority} cannot be reached, or its metadata cannot be read: nobody can call.",
        $"Open {authority.TrimEnd('/')}/.well-known/openid-configuration from this machine, and check OutsideIssuer:Authority, the network and a proxy.");
}
