using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary>Checks what a server needs that people sign in to. It makes nothing: what the first start will make is said.</summary>
internal static class SignInDoctor
{
    /// <summary>Checks the address, the OAuth client with the metadata of each region, and the store.</summary>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(IConfiguration configuration, IServiceProvider services, ServeSettings settings, CancellationToken cancellationToken)
    {
        var (address, found) = Address(configuration, settings);
        return
        [
            found,
            .. await WayAsync(configuration, address, settings.Data, cancellationToken),
            .. await ClientAsync(configuration, services, address, cancellationToken),
            .. await StoreAsync(configuration, settings.Data, cancellationToken),
            .. await RedisDoctor.ExamineAsync(configuration),
            ServedTools.ByChoice,
            .. OperatorDoctor.Find(configuration),
        ];
    }

    /// <summary>Goes to the address, and checks what the server there saw of it.</summary>
    public static async Task<IReadOnlyList<Finding>> WayAsync(IConfiguration configuration, PublicAddress? address, string? data, CancellationToken cancellationToken, X509Certificate2? root = null)
    {
        await using var question = DoctorQuestion.Make(configuration, data);
        return [.. await PublicAddressDoctor.ExamineAsync(address, TimeProvider.System, cancellationToken, question, root), ProxyDoctor.Find(configuration, address, question)];
    }

    /// <summary>Checks the address under which people reach the server.</summary>
    public static (PublicAddress? Address, Finding Finding) Address(IConfiguration configuration, ServeSettings settings)
    {
        try
        {
            var address = PublicAddress.Resolve(configuration[PublicAddress.Key], Listening.Split(settings.Urls ?? configuration["urls"] ?? ServeSettings.DefaultUrl));
            return (address, new Finding("public_url", Outcome.Passed, $"People reach the server at {address.Text}; assistants add {address.Resource}."));
        }
        catch (ConfigurationProblemException problem)
        {
            return (null, new Finding("public_url", Outcome.Failed, "The address under which people reach the server is missing or unusable.", problem.Message));
        }
    }

    // What no start takes is told before anything is looked at: a folder that is well does not help where the database is misspelt.
    private static async Task<IReadOnlyList<Finding>> StoreAsync(IConfiguration configuration, string? data, CancellationToken cancellationToken) =>
        StoreDoctor.Meant(configuration) is { } wrong ? [wrong]
        : StoreSettings.NamesServer(configuration) ? await PostgresDoctor.ExamineAsync(configuration, cancellationToken)
        : [.. await StoreDoctor.ExamineAsync(data, cancellationToken, StoreSettings.Migrates(configuration)), .. DiskDoctor.Find(data)];

    private static async Task<List<Finding>> ClientAsync(IConfiguration configuration, IServiceProvider services, PublicAddress? address, CancellationToken cancellationToken)
    {
        UpstreamSettings upstream;
        try
        {
            var origin = address?.Origin ?? new Uri("https://your-host");
            upstream = UpstreamSettings.Read(configuration, services.GetRequiredService<IOptions<SessionboardOptions>>().Value, origin);
        }
        catch (Exception problem) when (problem is ConfigurationProblemException or OptionsValidationException or InvalidOperationException)
        {
            var remedy = problem is OptionsValidationException options ? string.Join(' ', options.Failures) : problem.Message;
            return [new Finding("oauth_client", Outcome.Failed, "The OAuth client of Sessionboard is not configured.", remedy)];
        }

        var redirects = string.Join(" and ", upstream.Regions.Keys.Select(region => upstream.RedirectUri(region).AbsoluteUri));
        var findings = new List<Finding> { new("oauth_client", Outcome.Passed, $"The client id is set. Sessionboard must have registered it with {redirects}.") };
        foreach (var (region, host) in upstream.Regions)
            findings.AddRange(await MetadataAsync(upstream, region, host, services.GetRequiredService<SignInMetadata>(), cancellationToken));
        findings.Add(await ClockDoctor.ExamineAsync(upstream.Regions.Values.First(), TimeProvider.System, cancellationToken));
        findings.Add(new Finding("budget", Outcome.Passed, "Each person's sign-in has a budget of requests of its own at Sessionboard; answers and metrics tell what is left."));
        return findings;
    }

    private static async Task<IReadOnlyList<Finding>> MetadataAsync(UpstreamSettings upstream, string region, Uri host, SignInMetadata metadata, CancellationToken cancellationToken)
    {
        var check = $"sign_in_{region}";
        try
        {
            var document = await metadata.GetAsync(host, cancellationToken);
            return
            [
                new Finding(check, Outcome.Passed, $"{host.Authority} tells how to sign in; the browser goes to {document.AuthorizationEndpoint.Authority}."),
                await RegistrationDoctor.ExamineAsync(upstream, region, document.AuthorizationEndpoint, cancellationToken),
            ];
        }
        catch (SessionboardException)
        {
            return
            [
                new Finding(check, Outcome.Failed, $"{host.Authority} does not tell how to sign in, so nobody of region {region} can.",
                    "Check the network, a proxy, Sessionboard:Regions, and SESSIONBOARD_BASE_URL if it is set; then Sessionboard's status page."),
            ];
        }
    }
}
