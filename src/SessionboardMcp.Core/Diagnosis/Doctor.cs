using System.Globalization;

namespace SessionboardMcp.Core.Diagnosis;

/// <summary>Checks, step by step, whether assistants can be served; each failure has one cause, and what to do about it.</summary>
public static class Doctor
{
    private const string Reachable = "reachable";
    private const string CredentialCheck = "credential";
    private const string Events = "events";
    private const string Switches = "mcp_switches";
    private const string BudgetCheck = "budget";

    /// <summary>Runs the checks that need Sessionboard. Spends three requests that are counted, one of them of the insights budget.</summary>
    /// <param name="client">Sessionboard with the credential to check.</param>
    /// <param name="host">The host that is asked, for the report.</param>
    /// <param name="time">The clock.</param>
    /// <param name="scopes">The scopes that the settings name for the token, or that the sign-in was granted; null for every read scope.</param>
    /// <param name="cancellationToken">Ends the checks.</param>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(
        ISessionboardClient client, string host, TimeProvider time, IReadOnlySet<string>? scopes, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var canRead = await ListEventsAsync(client, host, findings, cancellationToken);
        if (canRead)
            await ReadSchemaAsync(client, findings, time, cancellationToken);
        else
            findings.AddRange([Skipped(Switches), Skipped(BudgetCheck)]);
        findings.Add(findings.TrueForAll(finding => finding.Outcome != Outcome.Failed) ? await ServedTools.FindAsync(client, scopes, cancellationToken) : ServedTools.Unknown);
        return findings;
    }

    private static async Task<bool> ListEventsAsync(
        ISessionboardClient client, string host, List<Finding> findings, CancellationToken cancellationToken)
    {
        try
        {
            var events = (await client.Events.ListAsync(cancellationToken)).Value;
            findings.Add(new Finding(Reachable, Outcome.Passed, $"{host} answers."));
            findings.Add(new Finding(CredentialCheck, Outcome.Passed, "The credential is accepted."));
            findings.Add(events.Count > 0
                ? new Finding(Events, Outcome.Passed, string.Create(CultureInfo.InvariantCulture, $"{events.Count} events can be seen."))
                : new Finding(Events, Outcome.Failed, "No event can be seen.",
                    "At Sessionboard, look whether the API token is limited to events that no longer exist, or the organization has none yet."));
            return true;
        }
        catch (SessionboardException failure)
        {
            findings.AddRange(ExplainEvents(failure, host));
            return failure is ForbiddenException;
        }
    }

    private static Finding[] ExplainEvents(SessionboardException failure, string host) => failure switch
    {
        UnauthorizedException =>
        [
            new Finding(Reachable, Outcome.Passed, $"{host} answers."),
            new Finding(CredentialCheck, Outcome.Failed, "Sessionboard does not know the credential (401).",
                "Make a new API token in Organization Settings → API Tokens and set SESSIONBOARD_API_TOKEN; check that SESSIONBOARD_REGION (us, eu) is where the organization lives."),
            Skipped(Events),
        ],
        SignInEndedException ended =>
        [
            Skipped(Reachable),
            new Finding(CredentialCheck, Outcome.Failed, "The sign-in has ended.", ended.Message),
            Skipped(Events),
        ],
        ForbiddenException forbidden =>
        [
            new Finding(Reachable, Outcome.Passed, $"{host} answers."),
            new Finding(CredentialCheck, Outcome.Passed, "The credential is known."),
            new Finding(Events, Outcome.Failed, $"Events may not be listed (403); the call needs {forbidden.MissingScope ?? "read:events"}.",
                "Give the API token the scope read:events."),
        ],
        RateLimitedException limited =>
        [
            new Finding(Reachable, Outcome.Passed, $"{host} answers."),
            new Finding(CredentialCheck, Outcome.Failed, "Sessionboard's request limit is used up (429), so nothing can be said of the credential.",
                Again(limited)),
            Skipped(Events),
        ],
        _ =>
        [
            new Finding(Reachable, Outcome.Failed, $"{host} cannot be reached, or does not answer as Sessionboard does.",
                "Check the network, a proxy, and SESSIONBOARD_BASE_URL if it is set; then Sessionboard's status page."),
            Skipped(CredentialCheck),
            Skipped(Events),
        ],
    };

    private static async Task ReadSchemaAsync(
        ISessionboardClient client, List<Finding> findings, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await client.Insights.GetSchemaAsync(null, cancellationToken);
            findings.Add(new Finding(Switches, Outcome.Passed, "AI, MCP access and read:insights are on."));
            findings.Add(Budget(client.RateLimit(RateLimitCategory.Insights), time));
        }
        catch (ForbiddenException)
        {
            findings.Add(new Finding(Switches, Outcome.Failed, "Insights are refused (403), so no tool can be served. A 403 cannot tell which switch is off.",
                "One of these three switches at Sessionboard is off: AI for the organization, MCP access for the organization, or read:insights with MCP access on the API token. Ask an organization admin to check all three."));
            findings.Add(Skipped(BudgetCheck));
        }
        catch (RateLimitedException limited)
        {
            findings.Add(new Finding(Switches, Outcome.Passed, "Insights are allowed."));
            findings.Add(new Finding(BudgetCheck, Outcome.Failed, "The insights budget is used up (429).",
                Again(limited)));
        }
        catch (SessionboardException)
        {
            findings.Add(new Finding(Switches, Outcome.Failed, "The query schema cannot be read.",
                "Run doctor again in a minute; if it stays, report it with the output of doctor --json."));
            findings.Add(Skipped(BudgetCheck));
        }
    }

    // Without a word of Sessionboard's about it, no time is known.
    private static string Again(RateLimitedException limited) => limited.IsResetTold
        ? string.Create(CultureInfo.InvariantCulture, $"Run doctor again after {limited.ResetsAt.UtcDateTime:HH:mm:ss} UTC.")
        : "Sessionboard does not say until when. Run doctor again later; its documented window is 15 minutes.";

    private static Finding Budget(RateLimitReading? reading, TimeProvider time)
    {
        if (reading is null)
            return new Finding(BudgetCheck, Outcome.Passed, "Sessionboard does not tell the insights budget.");
        var resetsIn = Math.Max(0, (int)Math.Ceiling((reading.ResetsAt - time.GetUtcNow()).TotalSeconds));
        return new Finding(BudgetCheck, Outcome.Passed,
            string.Create(CultureInfo.InvariantCulture, $"{reading.Remaining} of {reading.Limit} insights requests remain; the window starts anew in {resetsIn} s."));
    }

    private static Finding Skipped(string check) => new(check, Outcome.Skipped, "Not looked at, as a check before it failed.");
}
