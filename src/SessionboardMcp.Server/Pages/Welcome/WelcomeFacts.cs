namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>What this server is, for the pages that tell people of it.</summary>
internal sealed record WelcomeFacts
{
    /// <summary>How people sign in.</summary>
    public required SignInWay Way { get; init; }

    /// <summary>Whether a sandbox stands in for Sessionboard.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>Whether requests must carry the bearer token of <c>serve --local</c>. The pages never show it.</summary>
    public bool NeedsToken { get; init; }

    /// <summary>The issuer where people sign in; null where it is Sessionboard, or nobody does.</summary>
    public Uri? Issuer { get; init; }

    /// <summary>Whether the operator allows personal data to be shown.</summary>
    public bool CanShowPersonalData { get; init; }

    /// <summary>Whether changes and the audit trail are kept, without which nothing can be changed.</summary>
    public bool KeepsChanges { get; init; }

    /// <summary>Whether processes of this server share what they read of people.</summary>
    public bool SharesPersonalData { get; init; }

    /// <summary>Whether what is kept lies in a database of its own, and not in this server's folder.</summary>
    public bool IsInDatabase { get; init; }

    /// <summary>Whether changes can be made.</summary>
    public bool CanChange { get; init; }
}

/// <summary>How people sign in.</summary>
internal enum SignInWay
{
    /// <summary>At Sessionboard, after a question of ours.</summary>
    Sessionboard,

    /// <summary>At their company's identity provider.</summary>
    Company,

    /// <summary>Not at all: <c>serve --local</c>.</summary>
    Nobody,
}
