namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>Where <see cref="LocalApprovers"/> keeps its lines, each of a few words.</summary>
internal interface IApproverLines
{
    /// <summary>Whether another process, such as the command <c>pair</c>, sees them.</summary>
    bool IsKept { get; }

    /// <summary>What they are shared under by processes at several ports; null where one process has them to itself.</summary>
    string? Place => null;

    /// <summary>All lines.</summary>
    IReadOnlyList<string[]> Read();

    /// <summary>Changes them; nobody else reads or changes them meanwhile.</summary>
    void Change(Func<IReadOnlyList<string[]>, IReadOnlyList<string[]>> change);
}
