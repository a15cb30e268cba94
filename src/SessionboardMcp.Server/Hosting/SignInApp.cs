using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Identity.Authorization;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Identity.Keys;
using SessionboardMcp.Server.Identity.Resource;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Composes the server that people sign in to.</summary>
internal static class SignInApp
{
    /// <summary>Adds everything but the way to Sessionboard.</summary>
    public static void AddSignInServer(this WebApplicationBuilder builder, PublicAddress address, DataDirectory directory, bool usesSandbox)
    {
        builder.Services.AddSingleton(address);
        builder.Services.AddSessionboardApi();
        builder.Services.AddStorage(directory);
        builder.Services.AddProtectedResource(builder.Configuration, usesSandbox);
        builder.Services.AddAuthorizationServer(address).AddClientMetadataDocuments();
        builder.Services.AddClientRegistration(builder.Configuration);
        builder.Services.AddSingleton<Pruning>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Pruning>());
        builder.Services.AddScoped<ConsentQuestion>();
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = address.IsSecure ? "__Host-sessionboard-form" : "sessionboard-form";
            options.Cookie.SecurePolicy = address.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            options.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddSessionboardMcp().WithHttpTransport(options => options.Stateless = true);
    }

    /// <summary>Brings the database up to date and loads the keys, before the first request.</summary>
    /// <exception cref="ConfigurationProblemException">The data directory is not fit for this start.</exception>
    public static async Task PrepareAsync(IServiceProvider services, bool usesSandbox, CancellationToken cancellationToken)
    {
        await StorageServices.MigrateAsync(services, cancellationToken);
        if (usesSandbox)
            await RefuseRealGrantsAsync(services, cancellationToken);
        try
        {
            await services.GetRequiredService<ServerKeyRing>().LoadAsync(cancellationToken);
        }
        catch (CryptographicException)
        {
            var directory = services.GetRequiredService<DataDirectory>();
            throw new ConfigurationProblemException(
                $"The database in {directory.Path} was written with other keys than those in {directory.Keys.FullName}. Restore that folder together with the database, or give an empty directory with --data DIR.");
        }
    }

    // Beside real grants, an assistant would take invented numbers for its conference's.
    private static async Task RefuseRealGrantsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var database = await services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync(cancellationToken);
        var hosts = await database.Connections.Select(connection => connection.UpstreamHost).Distinct().ToListAsync(cancellationToken);
        if (hosts.Exists(host => !LocalAddresses.IsLoopback(new Uri(host).Host)))
        {
            throw new ConfigurationProblemException(
                $"{services.GetRequiredService<DataDirectory>().Path} holds real grants, and --sandbox serves invented data. Give another directory with --data DIR.");
        }
    }

    /// <summary>Puts it in order.</summary>
    public static void UseSignInServer(this WebApplication app)
    {
        app.UseMiddleware<PublicRequestsOnly>();
        app.UseStatusCodePages(context => context.HttpContext.GetOpenIddictServerResponse() is { } refusal
            ? MessagePages.Refused(refusal.Error).ExecuteAsync(context.HttpContext)
            : Task.CompletedTask);
        app.UseAuthentication();
        app.UseProtectedResource();
        app.MapGet(PublicRequestsOnly.HealthPath, () => Results.Text("ok"));
        app.MapStylesheet();
        app.MapResourceMetadata(app.Services.GetRequiredService<PublicAddress>().Issuer);
        app.MapAuthorizationEndpoint();
        app.MapClientRegistration();
        app.MapConsent();
        app.MapConnections();
        app.MapMcp(ServerApp.McpPath);
    }
}
