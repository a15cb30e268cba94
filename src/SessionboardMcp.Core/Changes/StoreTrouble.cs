namespace SessionboardMcp.Core.Changes;

/// <summary>What keeps a store from being used, for an assistant or a page: no path, no address, and nothing of what the store itself says.</summary>
/// <param name="Words">What it is, to stand in a sentence: "the database cannot be reached".</param>
/// <param name="IsPassing">Whether it usually passes by itself, so that trying again in a minute is the next step; else the operator's turn comes first.</param>
public sealed record StoreTrouble(string Words, bool IsPassing)
{
    /// <summary>Of files that cannot be read or written, for whatever reason.</summary>
    public static StoreTrouble Disk { get; } = new("its disk is full or locked", IsPassing: false);
}
