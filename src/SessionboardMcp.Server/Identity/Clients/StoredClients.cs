using System.Text.Json;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using SessionboardMcp.Server.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>Looks through the clients that are stored, and forgets some.</summary>
internal sealed class StoredClients(IServiceScopeFactory scopes)
{
    /// <summary>All that are ours to forget.</summary>
    public async Task<List<StoredClient>> ListAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var rows = manager.ListAsync(
            applications => ((IQueryable<OpenIddictEntityFrameworkCoreApplication>)applications)
                .Select(application => new { application.Id, application.Properties, IsUsed = application.Authorizations.Any() }),
            cancellationToken);
        var clients = new List<StoredClient>();
        await foreach (var row in rows)
        {
            var properties = Read(row.Properties);
            if (ApplicationRecord.Source(properties) is not null)
                clients.Add(new StoredClient(row.Id!, ApplicationRecord.Seen(properties), row.IsUsed));
        }

        return clients;
    }

    /// <summary>Forgets one, unless somebody is connected with it.</summary>
    /// <returns>Whether it was forgotten.</returns>
    public async Task<bool> ForgetAsync(string id, CancellationToken cancellationToken)
    {
        if (await IsConnectedAsync(id, cancellationToken))
            return false;
        // A scope of its own: authorizations that were looked at would be written once more while they are deleted, and hinder it.
        await using var scope = scopes.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        if (await applications.FindByIdAsync(id, cancellationToken) is not { } application)
            return false;
        try
        {
            await applications.DeleteAsync(application, cancellationToken);
            return true;
        }
        catch (Exception lost) when (lost is OpenIddictExceptions.ConcurrencyException || StoreFailure.IsConflict(lost))
        {
            // It was seen in the meantime, or another process forgets it.
            return false;
        }
    }

    private async Task<bool> IsConnectedAsync(string id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var authorizations = scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>();
        await foreach (var authorization in authorizations.FindByApplicationIdAsync(id, cancellationToken))
        {
            if (await authorizations.HasStatusAsync(authorization, Statuses.Valid, cancellationToken))
                return true;
        }

        return false;
    }

    private static Dictionary<string, JsonElement> Read(string? properties)
    {
        using var json = JsonDocument.Parse(string.IsNullOrEmpty(properties) ? "{}" : properties);
        return json.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.Clone(), StringComparer.Ordinal);
    }
}
