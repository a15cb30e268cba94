using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Identity.Authorization;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Tests.Identity.Upstream;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

/// <summary>The counter of a process hears whatever ends in it: no other test ends anything meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SignOutsAlone
{
    public const string Name = "sign-outs";
}

/// <summary>What <c>sessionboard_mcp.sign_outs</c> counts, by what happened.</summary>
[OnBothStores]
[Collection(SignOutsAlone.Name)]
public sealed class SignOutsTests
{
    private static readonly Dictionary<string, Func<SignInServer, Visitor, Task>> Ends = new(StringComparer.Ordinal)
    {
        ["person"] = async (_, visitor) =>
        {
            await visitor.SignInAsync();
            using var page = await visitor.GetAsync("/connections");
            var form = Regex.Matches(await page.Content.ReadAsStringAsync(), "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                .ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
            using var answer = await visitor.PostAsync("/connections", form);
        },
        ["assistant"] = async (_, visitor) =>
        {
            var tokens = await visitor.SignInAsync();
            using var answer = await visitor.PostAsync("/as/revoke", new() { ["token"] = tokens.Refresh!, ["client_id"] = visitor.ClientId });
        },
        ["reused"] = async (_, visitor) =>
        {
            var code = await visitor.ConnectAsync();
            await visitor.RedeemAsync(code);
            await visitor.TryRedeemAsync(code);
        },
        ["never_taken"] = async (server, visitor) =>
        {
            await visitor.ConnectAsync();
            await PruneAfterAsync(server, TimeSpan.FromHours(2));
        },
        ["expired"] = async (server, visitor) =>
        {
            using var call = await visitor.CallAsync((await visitor.SignInAsync()).Access, "tools/list");
            await PruneAfterAsync(server, TimeSpan.FromDays(91));
        },
    };

    [Theory]
    [InlineData("person")]
    [InlineData("assistant")]
    [InlineData("reused")]
    [InlineData("never_taken")]
    [InlineData("expired")]
    public async Task Each_reason_rises_by_one_when_it_happens(string reason)
    {
        using var server = new SignInServer();
        await server.InitializeAsync();
        using var visitor = new Visitor(server.Address);
        using var counted = Counted();

        await Ends[reason](server, visitor);

        Rose(counted).ShouldBe([(reason, 1)]);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task What_Sessionboard_ends_rises_by_one_too()
    {
        using var directory = new TemporaryDirectory();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time });
        await using var replica = await Replica.StartAsync(directory, sandbox, time);
        var connection = await replica.ConnectAsync(sandbox, "dana", time.GetUtcNow());
        sandbox.OAuth.RevokeGrants("dana");
        using var counted = Counted();

        for (var call = 0; call < 2; call++)
            await Should.ThrowAsync<ConnectionEndedException>(() => replica.Tokens.AccessTokenAsync(connection.Id, null, CancellationToken.None));

        Rose(counted).ShouldBe([("sessionboard", 1)]);
    }

    // What an operator ends, a command ends, whose numbers nobody reads.
    [Fact]
    public void No_reason_is_left_out() =>
        Ends.Keys.Append("sessionboard").ShouldBe(ConnectionMeters.Reasons.Values.Except(["operator"]), ignoreOrder: true);

    private static MetricCollector<long> Counted() => new(null, "SessionboardMcp", "sessionboard_mcp.sign_outs");

    private static IEnumerable<(string Reason, long Count)> Rose(MetricCollector<long> counted) => counted.GetMeasurementSnapshot()
        .GroupBy(one => (string)one.Tags["reason"]!).Select(one => (one.Key, one.Sum(each => each.Value))).Where(one => one.Item2 > 0);

    private static async Task PruneAfterAsync(SignInServer server, TimeSpan time)
    {
        var pruning = server.Services.GetRequiredService<Pruning>();
        // The clock of the test would wake it beside this one.
        await pruning.StopAsync(CancellationToken.None);
        server.Time.AdjustTime(server.Time.GetUtcNow() + time);
        await pruning.PruneAsync(CancellationToken.None);
    }
}
