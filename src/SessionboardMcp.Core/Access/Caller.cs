namespace SessionboardMcp.Core.Access;

/// <summary>Who asks, and what they may do: all that a tool learns about the other side.</summary>
/// <param name="Subject">A stable id for this connection, never a person's name or address.</param>
/// <param name="Scopes">The scopes that this call may use.</param>
/// <param name="ShowsPersonalData">Whether personal data is shown. Masked unless the operator and the person both chose otherwise.</param>
public sealed record Caller(string Subject, IReadOnlySet<string> Scopes, bool ShowsPersonalData)
{
    /// <summary>The assistant, where the host knows it otherwise than by the name in the protocol; null elsewhere. See <see cref="Assistants"/>.</summary>
    public string? Client { get; init; }

    /// <summary>Who spends the budgets of the credential, where others do so with it too; null where it is the caller's alone.</summary>
    public BudgetPayer? Payer { get; init; }

    /// <summary>Whether a person chose the scopes at consent, one by one; false for an API token, whose scopes nobody chose for an assistant.</summary>
    public bool HasConsented { get; init; }

    /// <summary>Whether the person chose at consent to see every change before it is made.</summary>
    public bool AsksForEveryChange { get; init; }

    /// <summary>How more scopes are had, in a sentence for the model; null where by connecting again.</summary>
    public string? HowToGetMore { get; init; }

    /// <summary>Until when the person lets single edits be made without asking (UTC); null where they do not.</summary>
    public DateTimeOffset? EditsFreelyUntil { get; init; }

    /// <summary>The first of <paramref name="required"/> that the caller lacks; null where none is missing.</summary>
    public string? FirstMissing(IEnumerable<string> required) => required.FirstOrDefault(scope => !Scopes.Contains(scope));
}
