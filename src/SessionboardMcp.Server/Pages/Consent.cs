using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Server.Pages;

/// <summary>What a person is asked, and what can be chosen.</summary>
internal sealed record Consent
{
    /// <summary>What the field of a scope says that may be read. Its name is the scope: what a form does not name is left out.</summary>
    public const string Read = "yes";

    /// <summary>What the assistant calls itself, cleaned.</summary>
    public required string ClientName { get; init; }

    /// <summary>The domain that vouches for it; null where none does.</summary>
    public required string? VerifiedDomain { get; init; }

    /// <summary>Where the answer goes.</summary>
    public required RedirectTarget Redirect { get; init; }

    /// <summary>What it may read.</summary>
    public required IReadOnlyList<string> Reads { get; init; }

    /// <summary>What it could be allowed to change.</summary>
    public required IReadOnlyList<string> Writes { get; init; }

    /// <summary>The regions that can be signed in to.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Whether a scope cannot be left out: Sessionboard requires it for every use.</summary>
    public static bool IsAlwaysRead(string scope) => scope == Scopes.ReadInsights;

    /// <summary>Whether the operator allows personal data to be shown.</summary>
    public required bool MayShowPersonalData { get; init; }

    /// <summary>Reads the form. What was not offered cannot be chosen.</summary>
    /// <returns>The choice; null where no region was chosen.</returns>
    public ConsentChoice? Choose(IFormCollection form)
    {
        string? region = Regions.Count == 1 ? Regions[0] : form["region"];
        if (region is null || !Regions.Contains(region))
            return null;
        var chosen = form["write"].ToHashSet(StringComparer.Ordinal);
        var label = ForeignText.Clean(form["label"], "");
        return new(
            Reads.Where(scope => IsAlwaysRead(scope) || form[scope] == Read).Concat(Writes.Where(chosen.Contains)).ToHashSet(StringComparer.Ordinal),
            region,
            MayShowPersonalData && form["personal"] == "show",
            form["every_change"] == "ask",
            label.Length == 0 ? null : label);
    }
}
