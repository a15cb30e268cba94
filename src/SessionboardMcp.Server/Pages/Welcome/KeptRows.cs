namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>Something that this server keeps.</summary>
/// <param name="What">What.</param>
/// <param name="How">What of it, and whether it is encrypted.</param>
/// <param name="HowLong">For how long.</param>
internal sealed record KeptRow(string What, string How, string HowLong);

/// <summary>All that this server keeps. Each row has its place in the code: who changes that changes it here.</summary>
internal static class KeptRows
{
    /// <summary>The rows.</summary>
    public static IEnumerable<KeptRow> Of(WelcomeFacts facts)
    {
        // Storage/Connection.cs, WaitingRequest.cs; Identity/Authorization/Pruning.cs; Identity/Clients/ClientRegistrationOptions.cs.
        if (facts.Way == SignInWay.Sessionboard)
        {
            yield return new("Connections", "The assistant's name, region, what you allowed, the label that you typed, when it was made and last used. Sessionboard does not tell this server who you are.", "90 days after it ended");
            yield return new("Sessionboard's tokens", "Encrypted. They go to Sessionboard, and to nobody else.", "until you disconnect");
            yield return new("Sign-ins under way", "What you chose, until Sessionboard answers.", "ten minutes, and cleared away within two hours");
            yield return new("Assistants that registered", "Their names, and where they take their answers. Nothing about you.", "a week without use, unless the operator sets another time");
            yield return new("Tokens of your assistant", "When they were given and used, so that a stolen one is noticed.", "two weeks, or until they expire");
        }

        if (facts.Way == SignInWay.Nobody && facts.NeedsToken)
            yield return new("The bearer token", "In a file that only your account can read.", "until you delete it");
        // Storage/Changes/ChangePruning.cs, Core/Changes/IAuditTrail.cs.
        if (facts.KeepsChanges && !facts.IsInvented)
        {
            yield return new("Changes that were asked for", "Which records, and each field before and after. Encrypted.", "30 days; where nobody knows how it ended, 90");
            yield return new("A list of the calls", $"When, by which {(facts.Way == SignInWay.Company ? "person (as a number that only this server can make)" : "connection")} and assistant, tool, event, names of the arguments, outcome. No values, no answers. Not encrypted.", "90 days");
        }

        // Sharing/RedisAnswers.cs.
        if (facts.SharesPersonalData)
            yield return new("What your assistant just read", "Encrypted, in a cache that the processes of this server share, so that none reads it again.", "a minute at most, and not after you disconnect");
        // Identity/BrowserKey.cs, Identity/Approval.
        if (facts.Way != SignInWay.Company)
            yield return new("Cookies", "A random key that recognises the browser, so that you see your own connections and changes. No tracking.", "400 days in your browser; on a paired phone 90");
        else if (!facts.KeepsChanges || facts.IsInvented)
            yield return new("Nothing", "No cookies, no list of calls, no answers.", "");
    }
}
