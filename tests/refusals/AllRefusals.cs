namespace SessionboardMcp.Refusals;

/// <summary>
/// Every refusal of every tool that changes something. A tool or a refusal that is new needs its case here: RefusalsThroughClientsTests of the
/// server says which one is missing.
/// </summary>
internal static class AllRefusals
{
    /// <summary>Those that a connection can get.</summary>
    /// <param name="isMasked">Whether personal data is masked for it.</param>
    public static IReadOnlyList<Refusal> Of(bool isMasked) =>
    [
        .. ShapeRefusals.All.Concat(SessionRefusals.All).Concat(ManySessionsRefusals.All).Concat(PeopleRefusals.All).Concat(OtherRefusals.All).Concat(RemovalRefusals.All)
            .Where(refusal => refusal.Masked is null || refusal.Masked == isMasked),
    ];
}
