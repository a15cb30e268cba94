using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.Approval;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Composes where changes of <c>serve --local</c> are approved.</summary>
internal static class LocalApproval
{
    /// <summary>Where the browsers are kept: in the data folder, or in this process where there is none, or only invented data; null for PostgreSQL.</summary>
    public static IApproverLines? Open(ServeSettings settings, IConfiguration configuration)
    {
        if (settings.UsesSandbox)
            return new MemoryApproverLines();
        if (StoreSettings.NamesServer(configuration))
            return null;
        try
        {
            return new KeptApproverLines(DataDirectory.Resolve(settings.Data, usesSandbox: false));
        }
        // Where nothing can be kept nothing can be changed either (TokenChanges), so that there is nothing to approve.
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ConfigurationProblemException)
        {
            return new MemoryApproverLines();
        }
    }

    /// <summary>Adds it, and the link that answers carry.</summary>
    public static void AddLocalApproval(this IServiceCollection services, IApproverLines? lines)
    {
        services.AddSingleton(provider => lines ?? (provider.GetService<IStore>() is { IsShared: true } store
            ? new StoredApproverLines(provider.GetRequiredService<IDbContextFactory<ServerDatabase>>(), store)
            : new MemoryApproverLines()));
        services.AddSingleton(provider => ApprovalAccount.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<LocalApprovers>();
        services.AddScoped<IChangeVisitors, LocalVisitors>();
        services.AddSingleton(provider => new ChangePage(id => new Uri(new Uri(AddressOf(provider)!), ChangePaths.Of(id))));
    }

    /// <summary>Maps the pages, where changes are kept.</summary>
    public static void MapLocalApproval(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IChangeStore)))
            return;
        app.MapChanges();
        app.MapLocalPairing();
    }

    /// <summary>The line that says how a browser is made the one that approves.</summary>
    /// <param name="address">Where the server listens.</param>
    /// <param name="code">The code.</param>
    public static string Line(string address, string code) => $"Approve changes in a browser: {address.TrimEnd('/')}{Pages.PagePaths.Pair}?code={code}";

    /// <summary>Where the server listens; null before it does.</summary>
    public static string? AddressOf(IServiceProvider services) =>
        services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/');
}
