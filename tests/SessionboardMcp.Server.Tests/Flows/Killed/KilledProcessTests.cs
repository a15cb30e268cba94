using System.Net;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Tests.Flows.Killed;

/// <summary>A server process that is killed while grants are at every point of a refresh, and what its successor finds.</summary>
public sealed class KilledProcessTests
{
    private static readonly KillPoint[] Points = Enum.GetValues<KillPoint>();

    // With the half minute for a used refresh token that is common, and with what Sessionboard documents, which is none. At once, as
    // both spend most of their time on waiting for leases to run out.
    [Fact]
    public Task A_process_killed_at_any_point_of_a_refresh_loses_no_grant_that_is_still_honoured_and_leaves_no_lease() =>
        Task.WhenAll(Task.Run(() => KillAsync(TimeSpan.FromSeconds(30))), Task.Run(() => KillAsync(TimeSpan.Zero)));

    private static async Task KillAsync(TimeSpan leeway)
    {
        var hasLeeway = leeway > TimeSpan.Zero;
        await using var scene = await KillScene.StartAsync(leeway);
        var standby = hasLeeway ? await scene.StartStandbyAsync() : null;
        foreach (var call in await scene.KillAsync())
            await Should.ThrowAsync<HttpRequestException>(call);
        await EachIsAtItsPointAsync(scene);

        var successor = standby ?? await scene.RestartAsync();
        var answers = await AskAsync(scene, Points, successor);

        // Only where Sessionboard has rotated, nobody kept the new token, and no second use is allowed, nothing can be done.
        KillPoint[] lost = hasLeeway ? [] : [KillPoint.Unanswered, KillPoint.Uncommitted];
        KillPoint[] kept = [.. Points.Except(lost)];
        Answered(answers).ShouldBe(kept);
        // One for each, and a second for the two that had rotated when the process died: granted, or refused.
        (scene.OAuth.Refreshes, scene.OAuth.RefusedRefreshes, scene.OAuth.StandingGrants).ShouldBe(hasLeeway ? (7, 0, 5) : (5, 2, 3));
        var rows = await scene.RowsAsync();
        rows.Values.ShouldAllBe(row => row.LeaseOwner == null && row.LeaseExpiresAt == null);
        foreach (var point in kept)
            scene.Kept.RefreshToken(rows[point]).ShouldBe(scene.NewestFor(point), point.ToString());
        await LostOnesAreToldSoAsync(scene, lost, answers, rows, successor);

        (await scene.Kept.ExpireAsync()).ShouldBe(kept.Length);
        Answered(await AskAsync(scene, kept, successor)).ShouldBe(kept);
        scene.OAuth.Refreshes.ShouldBe((hasLeeway ? 7 : 5) + kept.Length);
    }

    // Else a call that went wrong on its way would pass for one that was killed at its point.
    private static async Task EachIsAtItsPointAsync(KillScene scene)
    {
        var rows = await scene.RowsAsync();
        Points.Where(point => rows[point].LeaseOwner is not null).ShouldBe([KillPoint.Unsent, KillPoint.Unanswered, KillPoint.Uncommitted]);
        Points.Where(point => scene.Kept.RefreshToken(rows[point]) != scene.Assistants[point].RefreshToken).ShouldBe([KillPoint.Unused]);
        scene.OAuth.Refreshes.ShouldBe(3);
    }

    private static async Task LostOnesAreToldSoAsync(
        KillScene scene, KillPoint[] lost, Dictionary<KillPoint, (HttpStatusCode Status, string Text)> answers, Dictionary<KillPoint, Connection> rows, PublicAddress successor)
    {
        foreach (var point in lost)
        {
            answers[point].Status.ShouldBe(HttpStatusCode.OK);
            answers[point].Text.ShouldContain("Ask the person to connect this assistant again");
            (rows[point].EndReason, rows[point].UpstreamRefreshToken).ShouldBe((EndReasons.Upstream, null));
            (await scene.CallAsync(point, successor)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    private static async Task<Dictionary<KillPoint, (HttpStatusCode Status, string Text)>> AskAsync(KillScene scene, KillPoint[] points, PublicAddress process)
    {
        var answers = await Task.WhenAll(points.Select(point => scene.CallAsync(point, process)));
        return points.Zip(answers).ToDictionary();
    }

    private static IEnumerable<KillPoint> Answered(Dictionary<KillPoint, (HttpStatusCode Status, string Text)> answers) =>
        answers.Where(pair => pair.Value.Status == HttpStatusCode.OK && pair.Value.Text.Contains("\"rows\":[", StringComparison.Ordinal)).Select(pair => pair.Key);
}
