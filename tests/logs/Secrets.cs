namespace SessionboardMcp.Logs;

/// <summary>What the tests use as secrets, what begins the sandbox's, and what marks personal data in worlds of a test's own.</summary>
internal static class Secrets
{
    public static IReadOnlyCollection<string> Known { get; } =
    [
        "sandbox-access-", "sandbox-refresh-", "sandbox-code-",
        "sandbox-full", "sandbox-read", "sandbox-legacy", "sandbox-no-", "sandbox-one-event", "sandbox-reports-only",
        "upstream-access-secret", "upstream-refresh-secret", "upstream-code-secret",
        "token-5e7c-never-to-be-seen",
        "a-verifier-that-is-long-enough-for-rfc-7636-section-4.1",
        "the-state",
        "zz-sensitive-", "in.a.text@walk.example",
    ];
}
