namespace SessionboardMcp.Core.Pages;

/// <summary>What a page says to somebody who cannot go on: what happened, whose turn it is, and the one next step.</summary>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="What">What is so now, and why; a sentence or three.</param>
/// <param name="Turn">Whose turn it is.</param>
/// <param name="Step">The one next step, a sentence.</param>
public sealed record Message(string Title, string What, Turn Turn, string Step)
{
    /// <summary>The page on which that is done; null where it is not done here.</summary>
    public PageLink? Next { get; init; }

    /// <summary>The error code, for whoever helps; null for none.</summary>
    public string? Code { get; init; }
}

/// <summary>Whose turn it is.</summary>
public enum Turn
{
    /// <summary>The turn of whoever reads it.</summary>
    Yours,

    /// <summary>That of whoever runs the server.</summary>
    Operators,

    /// <summary>Sessionboard's: it has to come back.</summary>
    Sessionboards,
}
