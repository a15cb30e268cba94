namespace SessionboardMcp.Core.Index;

/// <summary>One part of an event's index.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="Items">Everything of the kind that the event has.</param>
/// <param name="AsOf">When its reading began (UTC); nothing in it is older.</param>
internal sealed record IndexPart<T>(IReadOnlyList<T> Items, DateTimeOffset AsOf);
