using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Pages;

/// <summary>A connection as its person sees it.</summary>
/// <param name="Row">What is kept of it.</param>
/// <param name="Calls">What it did last, newest first.</param>
/// <param name="Waiting">How many of its changes wait for the person.</param>
internal sealed record ShownConnection(Connection Row, IReadOnlyList<AuditEntry> Calls, int Waiting)
{
    /// <summary>What the person calls it, or else the assistant calls itself.</summary>
    public string Name => Row.Label ?? Row.ClientName;

    /// <summary>What it may read, or change, as far as Sessionboard granted it.</summary>
    /// <param name="reads">Whether it is about reading.</param>
    public IEnumerable<string> Scopes(bool reads) => Row.ChosenScopes.Where(scope => ScopeWords.IsRead(scope) == reads && Row.GrantedScopes.Contains(scope));

    /// <summary>Why it ended, for the person who may have done it.</summary>
    public string EndedBy => Row.EndReason switch
    {
        EndReasons.Disconnected => "disconnected by you",
        EndReasons.Operator => "ended by whoever runs this server",
        { } reason => reason,
        null => "ended",
    };
}
