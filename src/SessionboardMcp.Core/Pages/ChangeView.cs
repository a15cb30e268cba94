using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>What stands on the page of one change set.</summary>
public sealed record ChangeView
{
    /// <summary>The change set, as it stands.</summary>
    public required ChangeSet Change { get; init; }

    /// <summary>The assistant that asked: a name that the person gave it, or that it gave itself.</summary>
    public required string Assistant { get; init; }

    /// <summary>The fields that every form carries besides its own, such as the token against forged forms.</summary>
    public required IReadOnlyDictionary<string, string> Hidden { get; init; }

    /// <summary>The pages beside it.</summary>
    public PageLinks Links { get; init; } = PageLinks.None;

    /// <summary>The hash of what is shown, from <c>ChangeDecision.HashOf</c>.</summary>
    public required string Shown { get; init; }

    /// <summary>Why it cannot be decided here, a sentence; null where it can.</summary>
    public string? Hindrance { get; init; }

    /// <summary>Whether it can be refused although it cannot be approved.</summary>
    public bool CanRefuse { get; init; }

    /// <summary>What happened just now, a sentence of ours above all else; null where nothing did.</summary>
    public string? Notice { get; init; }

    /// <summary>What the assistant had read before, a sentence; null where that is not known.</summary>
    public string? ReadBefore { get; init; }

    /// <summary>Whether the person may allow single edits without asking for a while.</summary>
    public bool OffersFreeEdits { get; init; }
}
