namespace SessionboardMcp.Proof.Replicas;

/// <summary>What stands before the replicas, and sends each request to the next of them.</summary>
internal interface IFront : IAsyncDisposable
{
    /// <summary>What it is, for people.</summary>
    string Name { get; }

    /// <summary>The requests that it passed on until now, in order.</summary>
    IReadOnlyList<Passed> Passed();
}

/// <summary>A request that was passed on.</summary>
/// <param name="To">The replica, or the replicas that were tried.</param>
/// <param name="Path">Without the query, which holds codes.</param>
internal sealed record Passed(string To, string Path);
