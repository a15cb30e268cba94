using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Sandbox.Access;

/// <summary>The fixed, documented tokens. They open nothing but a sandbox.</summary>
public static class SandboxTokens
{
    /// <summary>The event that <see cref="OneEvent"/> is limited to: the large conference of the seed.</summary>
    public const int OnlyEventId = SeededEvents.DevCon;

    /// <summary>The header that an API token comes in.</summary>
    internal const string Header = "x-access-token";

    /// <summary>Every scope; e-mail addresses, phones and addresses are masked, as Sessionboard does by default.</summary>
    public static SandboxToken Full { get; } = Token("sandbox-full", Scopes.All);

    /// <summary>Every read scope and no write scope.</summary>
    public static SandboxToken Read { get; } = Token("sandbox-read", Scopes.AllReads);

    /// <summary>A token from before there were scopes: it reads everything and writes nothing.</summary>
    public static SandboxToken Legacy { get; } = Token("sandbox-legacy", Scopes.AllReads);

    /// <summary>Every scope but <c>read:insights</c>.</summary>
    public static SandboxToken NoInsights { get; } =
        Token("sandbox-no-insights", Scopes.All.Where(scope => scope != Scopes.ReadInsights).ToHashSet(StringComparer.Ordinal));

    /// <summary>Every scope, with "MCP access" off.</summary>
    public static SandboxToken NoMcp { get; } = Token("sandbox-no-mcp", Scopes.All) with { HasMcpAccess = false };

    /// <summary>Every scope, with "hide PII" off.</summary>
    public static SandboxToken NoPiiMask { get; } = Token("sandbox-no-pii-mask", Scopes.All) with { HidesPii = false };

    /// <summary>Every scope, but only for the event <see cref="OnlyEventId"/>.</summary>
    public static SandboxToken OneEvent { get; } =
        Token("sandbox-one-event", Scopes.All) with { EventIds = new HashSet<int> { OnlyEventId } };

    /// <summary>Events and insights with saved reports and dashboards, but neither sessions nor people by themselves.</summary>
    public static SandboxToken ReportsOnly { get; } = Token(
        "sandbox-reports-only",
        new HashSet<string>(StringComparer.Ordinal) { Scopes.ReadEvents, Scopes.ReadInsights, "read:reports", "read:dashboards" });

    /// <summary>Every read scope but that for speakers, contacts, sponsors and exhibitors.</summary>
    public static SandboxToken NoContacts { get; } =
        Token("sandbox-no-contacts", Scopes.AllReads.Where(scope => scope != Scopes.ReadContacts).ToHashSet(StringComparer.Ordinal));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SandboxToken> All { get; } = [Full, Read, Legacy, NoInsights, NoMcp, NoPiiMask, OneEvent, ReportsOnly, NoContacts];

    /// <summary>The token that a caller sent, or null where the sandbox knows none like it.</summary>
    /// <param name="value">The value of the <c>x-access-token</c> header; compared exactly.</param>
    public static SandboxToken? Find(string? value) =>
        All.FirstOrDefault(token => string.Equals(token.Value, value, StringComparison.Ordinal));

    private static SandboxToken Token(string value, IReadOnlySet<string> scopes) =>
        new(value, scopes, HasMcpAccess: true, HidesPii: true, EventIds: null);
}
