namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>What a group, or a scope of the provider, gives. With both, a token must have both.</summary>
internal sealed class OutsideAccess
{
    /// <summary>A group, exactly as the token names it.</summary>
    public string? Group { get; set; }

    /// <summary>A scope of the provider, exactly as the token names it.</summary>
    public string? Scope { get; set; }

    /// <summary>Scopes of Sessionboard that it gives, separated by spaces, such as <c>read:insights read:events</c>.</summary>
    public string Gives { get; set; } = "";

    /// <summary>Whether it also shows personal data, where <c>Privacy:ShowPersonalData</c> allows that at all.</summary>
    public bool ShowsPersonalData { get; set; }

    /// <summary>The scopes that it gives.</summary>
    public IEnumerable<string> Scopes => Gives.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
