namespace SessionboardMcp.Server.Pages;

/// <summary>What a person is asked, and what can be chosen.</summary>
internal sealed record Consent
{
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

    /// <summary>Whether the operator allows personal data to be shown.</summary>
    public required bool MayShowPersonalData { get; init; }

    /// <summary>Reads the form. What was not offered cannot be chosen.</summary>
    /// <returns>The choice; null where no region was chosen.</returns>
    public ConsentChoice? Read(IFormCollection form)
    {
        string? region = Regions.Count == 1 ? Regions[0] : form["region"];
        if (region is null || !Regions.Contains(region))
            return null;
        var chosen = form["write"].ToHashSet(StringComparer.Ordinal);
        var label = ForeignText.Clean(form["label"], "");
        return new(
            Reads.Concat(Writes.Where(chosen.Contains)).ToHashSet(StringComparer.Ordinal),
            region,
            MayShowPersonalData && form["personal"] == "show",
            form["every_change"] == "ask",
            label.Length == 0 ? null : label);
    }
}
