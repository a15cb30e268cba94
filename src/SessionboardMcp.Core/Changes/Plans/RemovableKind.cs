using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>A kind of records that can be deleted, and maybe brought back. <see cref="RemovableKinds"/> lists them.</summary>
/// <param name="Word">As the argument <c>kind</c> names it, in singular.</param>
/// <param name="Scopes">What is needed besides insights and events: to look at it, then to write it (last).</param>
/// <param name="Delete">Plans the deletion of the record that the argument <c>id</c> names.</param>
internal sealed record RemovableKind(string Word, IReadOnlyList<string> Scopes, Func<AskedEvent, CancellationToken, Task<ChangePlan>> Delete)
{
    /// <summary>What else it is called.</summary>
    public IReadOnlyList<string> AlsoCalled { get; init; } = [];

    /// <summary>The scope by which it is written.</summary>
    public string Write => Scopes[^1];

    /// <summary>
    /// Plans how a deleted one is brought back; null where Sessionboard cannot. The change sets of the connection are for the names of what it
    /// deleted itself, as Sessionboard tells none of what is deleted.
    /// </summary>
    public Func<AskedEvent, IReadOnlyList<ChangeSet>, CancellationToken, Task<ChangePlan>>? Restore { get; init; }

    /// <summary>What to do where it cannot be brought back, a sentence; null where it can.</summary>
    public string? Instead { get; init; }
}
