using SessionboardMcp.Api.Limits;

namespace SessionboardMcp.Api.Credentials;

/// <summary>A credential together with the one host it may be sent to.</summary>
internal sealed record HostCredential(Credential Credential, Uri BaseAddress)
{
    /// <summary>What caches, coalescing and ledgers are partitioned by.</summary>
    public string Partition { get; } = $"{Credential.Key}@{BaseAddress.AbsoluteUri}";

    /// <summary>Whose calls these are, where several share the credential's budgets; null where nobody else has it.</summary>
    public BudgetPayer? Payer { get; init; }

    /// <summary>How long an answer may be given again, where the caller would like it to be <paramref name="wanted"/>.</summary>
    public TimeSpan Kept(TimeSpan wanted) => wanted < Credential.LongestKept ? wanted : Credential.LongestKept;
}
