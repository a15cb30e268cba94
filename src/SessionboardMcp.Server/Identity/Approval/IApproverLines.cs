namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>Where <see cref="LocalApprovers"/> keeps its lines, each of a few words.</summary>
internal interface IApproverLines
{
    /// <summary>Whether another process, such as the command <c>pair</c>, sees them.</summary>
    bool IsKept { get; }

    /// <summary>All lines.</summary>
    IReadOnlyList<string[]> Read();

    /// <summary>Changes them; nobody else reads or changes them meanwhile.</summary>
    void Change(Func<IReadOnlyList<string[]>, IReadOnlyList<string[]>> change);
}
