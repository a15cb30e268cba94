namespace SessionboardMcp.Server.Tests.Flows.Replicas;

/// <summary>What stands before the replicas, and sends each request to the next of them, which is the hardest case.</summary>
internal interface IFront : IAsyncDisposable
{
    /// <summary>What it is, for people.</summary>
    string Name { get; }

    /// <summary>The requests that it passed on until now, in order.</summary>
    IReadOnlyList<Passed> Passed();

    /// <summary>Sends nothing more to a replica, as who replaces it sees to first (deploy/README.md); what it has it finishes.</summary>
    /// <param name="replica">Its port.</param>
    Task LeaveAsync(int replica);

    /// <summary>Sends it its share again.</summary>
    /// <param name="replica">Its port.</param>
    Task ReturnAsync(int replica);

    /// <summary>What it says of requests that it passed on and lost, each with the number of the replica, from 1; nothing where it keeps no such record.</summary>
    IReadOnlyList<string> Lost() => [];

    /// <summary>Sends the calls of one connection to one replica from now on, as deploy/proxy/nginx.conf does.</summary>
    /// <param name="replicas">To how many of them; the others are left out.</param>
    Task RouteByConnectionAsync(int replicas);
}

/// <summary>A request that was passed on.</summary>
/// <param name="To">The replica, or the replicas that were tried.</param>
/// <param name="Path">Without the query, which holds codes.</param>
internal sealed record Passed(string To, string Path);
