namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>
/// How people sign in at the outside provider on our own pages, where they approve what their assistant wants to change; section
/// <c>OutsideIssuer:SignIn</c>. Without it there are no such pages.
/// </summary>
internal sealed class OutsideSignInOptions
{
    /// <summary>The client that is registered at the provider, with the redirect address <c>{PublicUrl}/signin/callback</c>. Null: no pages.</summary>
    public string? ClientId { get; set; }

    /// <summary>Its secret; null for a public client. PKCE is used either way.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// Scopes to ask for besides <c>openid</c>, separated by spaces: by which the provider puts a person's groups into their ID token, such as
    /// <c>groups</c>, or which entries of <c>OutsideIssuer:Access</c> name.
    /// </summary>
    public string Scopes { get; set; } = "";

    /// <summary>The same, one by one.</summary>
    public IEnumerable<string> AskedScopes => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether people can sign in.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(ClientId);
}
