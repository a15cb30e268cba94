using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>The connection that a request is made for, once it is known.</summary>
internal sealed class CurrentConnection(IOptions<PrivacyOptions> privacy)
{
    private Connection? _connection;
    private Caller? _caller;

    /// <summary>The connection.</summary>
    /// <exception cref="InvalidOperationException">The request was not authenticated: wiring is missing.</exception>
    public Connection Connection => _connection ?? throw new InvalidOperationException("No connection was established for the request.");

    /// <summary>What a tool learns of it.</summary>
    /// <exception cref="InvalidOperationException">The request was not authenticated: wiring is missing.</exception>
    public Caller Caller => _caller ?? throw new InvalidOperationException("No connection was established for the request.");

    /// <summary>Establishes it. What a call may use is what the token, the person and Sessionboard all allow.</summary>
    public void Establish(Connection connection, IEnumerable<string> tokenScopes)
    {
        _connection = connection;
        var scopes = tokenScopes.ToHashSet(StringComparer.Ordinal);
        scopes.IntersectWith(connection.ChosenScopes);
        scopes.IntersectWith(connection.GrantedScopes);
        _caller = new Caller(connection.Id, scopes, connection.ShowsPersonalData && privacy.Value.ShowPersonalData)
        {
            HasConsented = true,
            AsksForEveryChange = connection.AsksForEveryChange,
            EditsFreelyUntil = connection.EditsFreelyUntil,
            Client = ChatGpt.Is(connection.ClientId, connection.RedirectHost) ? Assistants.ChatGpt : null,
        };
    }
}
