using System.CommandLine;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Pages;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Identity.Approval;
using SessionboardMcp.Server.Tests.Hosting;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Approval;

/// <summary><c>serve --local</c>: the browser that was paired decides, and the bearer token that the assistant has does not.</summary>
public sealed class LocalApprovalTests : IAsyncLifetime, IDisposable
{
    private readonly RunningServer _server = new();
    private readonly List<Visitor> _visitors = [];

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => _visitors.ForEach(visitor => visitor.Dispose());

    [Fact]
    public async Task The_printed_address_has_one_button_and_works_once()
    {
        var code = Approvers.NewCode(null).Code;
        var (person, second) = (Browser(), Browser());
        // A preview of the link, or a second load, uses nothing up.
        (await ApprovalScene.OpenAsync(second, $"/pair?code={code}")).Status.ShouldBe(HttpStatusCode.OK);
        var page = await ApprovalScene.OpenAsync(person, $"/pair?code={code}");

        var paired = await ApprovalScene.SendAsync(person, "/pair", page.Form);
        var again = await ApprovalScene.SendAsync(second, "/pair", page.Form);

        page.Html.Split("<button").Length.ShouldBe(2);
        (paired.Status, paired.Location).ShouldBe((HttpStatusCode.SeeOther, "/changes"));
        (await ApprovalScene.OpenAsync(person, "/changes")).Html.ShouldContain("Nothing waits for you");
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await ApprovalScene.OpenAsync(second, "/changes")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    // The command cannot reach what only the running process keeps, as with the sandbox.
    [Fact]
    public void Another_code_is_promised_only_where_the_command_can_print_one()
    {
        using var directory = new TemporaryDirectory();
        new LocalApprovers(new KeptApproverLines(directory.Path), TimeProvider.System).Another.ShouldBe("print another with the command pair");
        new LocalApprovers(new MemoryApproverLines(), TimeProvider.System).Another.ShouldStartWith("start the server again");
    }

    [Fact]
    public async Task A_paired_browser_approves_and_undoes()
    {
        var person = await PairedAsync();
        var change = await WaitingAsync();

        var pressed = await ApprovalScene.PressAsync(person, change, "approve");

        (pressed.Status, pressed.Location).ShouldBe((HttpStatusCode.SeeOther, $"/changes/{change.Id}"));
        (await KeptAsync(change)).ShouldSatisfyAllConditions(kept => kept.State.ShouldBe(ChangeState.Applied), kept => kept.DecidedBy.ShouldBe(Deciders.Page));
        (await ApprovalScene.PressAsync(person, change, "undo")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await KeptAsync(change)).State.ShouldBe(ChangeState.Undone);
    }

    [Theory]
    [InlineData("approve", "approve")]
    [InlineData("approve", "refuse")]
    public async Task Of_many_clicks_at_once_one_counts(string one, string other)
    {
        var person = await PairedAsync();
        var change = await WaitingAsync();
        var page = await ApprovalScene.OpenAsync(person, $"/changes/{change.Id}");

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => ApprovalScene.SendAsync(person, $"/changes/{change.Id}", page.Form, ("decision", number % 2 == 0 ? one : other))));

        all.Count(answer => answer.Status == HttpStatusCode.SeeOther).ShouldBe(1);
        all.Where(answer => answer.Status != HttpStatusCode.SeeOther).ShouldAllBe(answer => answer.Status == HttpStatusCode.Conflict);
        var kept = await KeptAsync(change);
        var counted = Array.FindIndex(all, answer => answer.Status == HttpStatusCode.SeeOther) % 2 == 0 ? one : other;
        kept.State.ShouldBe(counted == "approve" ? ChangeState.Applied : ChangeState.Refused);
    }

    [Fact]
    public async Task Half_an_hour_reaches_the_caller_and_ends()
    {
        var person = await PairedAsync();

        await ApprovalScene.PressAsync(person, await WaitingAsync(), "approve", ("free_edits", "30"));

        Caller.EditsFreelyUntil.ShouldNotBeNull();
        await ApprovalScene.SendAsync(person, "/changes", (await ApprovalScene.OpenAsync(person, "/changes")).Form, ("decision", "ask"));
        Caller.EditsFreelyUntil.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000")]
    [InlineData("the code")]
    public async Task A_cookie_that_was_not_given_here_opens_nothing(string key)
    {
        var change = await WaitingAsync();
        var browser = Browser();
        browser.Cookies.Add(new Cookie($"sessionboard-approver-{_server.Address.Port}", key == "the code" ? Approvers.NewCode(null).Code : key, "/changes", _server.Address.Host));

        var opened = await ApprovalScene.OpenAsync(browser, $"/changes/{change.Id}");
        var sent = await ApprovalScene.SendAsync(browser, $"/changes/{change.Id}", [], ("decision", "approve"), ("shown", Core.Changes.Flow.ChangeDecision.HashOf(change)), ("form", ApprovalCode.Hash("form", key)));

        opened.Status.ShouldBe(HttpStatusCode.Forbidden);
        // This server keeps nothing, so the command could not help.
        opened.Html.ShouldContain("or start the server again");
        ((int)sent.Status).ShouldBeInRange(400, 403);
        (await KeptAsync(change)).State.ShouldBe(ChangeState.Waiting);
    }

    [Fact]
    public async Task A_form_without_its_token_or_from_another_site_decides_nothing()
    {
        var person = await PairedAsync();
        var change = await WaitingAsync();
        var page = await ApprovalScene.OpenAsync(person, $"/changes/{change.Id}");
        using var forged = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Address, $"/changes/{change.Id}"))
        {
            Content = new FormUrlEncodedContent(page.Form.Append(KeyValuePair.Create("decision", "approve"))),
        };
        forged.Headers.Add("Origin", "https://evil.example");
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = person.Cookies });

        var without = await ApprovalScene.SendAsync(person, $"/changes/{change.Id}", new() { ["shown"] = page.Form["shown"] }, ("decision", "approve"));
        using var answer = await http.SendAsync(forged);

        without.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await KeptAsync(change)).State.ShouldBe(ChangeState.Waiting);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_other_paths()
    {
        var code = Approvers.NewCode(null).Code;
        using var answer = await Browser().PostAsync("/pair", new() { ["code"] = code });

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith($"sessionboard-approver-{_server.Address.Port}=");
        cookie.ShouldContain("path=/changes");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("max-age=2592000", customMessage: "30 days");
    }

    [Fact]
    public void A_browser_that_is_not_used_for_thirty_days_is_forgotten_and_one_that_is_used_stays()
    {
        using var directory = new TemporaryDirectory();
        var time = new FakeTimeProvider();
        var approvers = new LocalApprovers(new KeptApproverLines(directory.Path), time);
        var (idle, used) = (approvers.Pair(approvers.NewCode(null).Code)!, approvers.Pair(approvers.NewCode(null).Code)!);

        approvers.Renew(used).ShouldBeFalse("not with each page that is loaded");
        for (var day = 0; day < 30; day += 10)
        {
            time.Advance(TimeSpan.FromDays(10));
            approvers.Renew(used).ShouldBeTrue();
        }

        (approvers.Knows(idle), approvers.Knows(used)).ShouldBe((false, true));
        approvers.Renew(idle).ShouldBeFalse();
        time.Advance(TimeSpan.FromDays(30));
        approvers.Knows(used).ShouldBeFalse();
    }

    [Fact]
    public void One_that_was_paired_for_four_hundred_days_is_known_for_thirty_from_the_next_start_on()
    {
        using var directory = new TemporaryDirectory();
        var time = new FakeTimeProvider();
        var approvers = new LocalApprovers(new KeptApproverLines(directory.Path), time);
        var key = approvers.Pair(approvers.NewCode(null).Code)!;
        var file = Directory.GetFiles(directory.Path).Single();
        var until = (time.GetUtcNow() + LocalApprovers.BrowserLifetime).ToUnixTimeSeconds();
        File.WriteAllText(file, File.ReadAllText(file).Replace($"{until}", $"{until + (370 * 86_400)}", StringComparison.Ordinal));

        approvers.NewCode("http://localhost:3001");

        approvers.Knows(key).ShouldBeTrue();
        time.Advance(LocalApprovers.BrowserLifetime);
        approvers.Knows(key).ShouldBeFalse();
    }

    [Fact]
    public async Task A_browser_that_is_used_on_another_day_is_given_its_cookie_anew()
    {
        var person = await PairedAsync();
        (await SetAsync(person)).ShouldBeEmpty();
        // As if it had been paired two days ago.
        var lines = _server.Services.GetRequiredService<IApproverLines>();
        lines.Change(kept => [.. kept.Select(line => line[0] == "browser" ? [line[0], line[1], $"{long.Parse(line[2], System.Globalization.CultureInfo.InvariantCulture) - (2 * 86_400)}"] : line)]);

        (await SetAsync(person)).ShouldHaveSingleItem().ShouldContain("max-age=2592000");
        (await SetAsync(person)).ShouldBeEmpty();

        async Task<IEnumerable<string>> SetAsync(Visitor visitor)
        {
            using var answer = await visitor.GetAsync("/changes");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return answer.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
        }
    }

    [Theory]
    [InlineData(0, "No browser was paired.")]
    [InlineData(1, "1 browser was forgotten: it cannot approve changes any more.")]
    [InlineData(3, "3 browsers were forgotten: none of them can approve changes any more.")]
    public async Task The_command_pair_forgets_all_browsers_and_the_last_address(int paired, string told)
    {
        using var directory = new TemporaryDirectory();
        var running = new LocalApprovers(new KeptApproverLines(directory.Path), TimeProvider.System);
        running.NewCode("http://localhost:4711");
        var keys = Enumerable.Range(0, paired).Select(_ => running.Pair(running.NewCode(null).Code)!).ToList();
        var open = running.NewCode(null).Code;
        await using var output = new StringWriter();

        (await RootCommands.Create().Parse(["pair", "--forget", "--data", directory.Path]).InvokeAsync(new InvocationConfiguration { Output = output })).ShouldBe(0);

        output.ToString().ShouldStartWith(told);
        keys.ShouldAllBe(key => !running.Knows(key));
        running.Pair(open).ShouldBeNull();
        running.NewCode(null).Address.ShouldBe("http://localhost:4711");
    }

    [Fact]
    public void A_restart_knows_the_browser_again_and_the_file_is_the_owners()
    {
        using var directory = new TemporaryDirectory();
        var time = new FakeTimeProvider();
        var first = new LocalApprovers(new KeptApproverLines(directory.Path), time);
        var (code, _) = first.NewCode("http://localhost:3001");
        var key = first.Pair(code);

        var next = new LocalApprovers(new KeptApproverLines(directory.Path), time);

        next.Knows(key).ShouldBeTrue();
        next.Knows(code).ShouldBeFalse();
        var file = Directory.GetFiles(directory.Path).Single();
        File.ReadAllText(file).ShouldNotContain(key!);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_kept_code_lives_ten_minutes_and_the_next_ends_it()
    {
        using var directory = new TemporaryDirectory();
        var time = new FakeTimeProvider();
        var approvers = new LocalApprovers(new KeptApproverLines(directory.Path), time);
        var (first, _) = approvers.NewCode("http://localhost:3001");
        var (second, _) = approvers.NewCode(null);

        approvers.Pair(first).ShouldBeNull();
        time.Advance(LocalApprovers.CodeLifetime);
        approvers.Pair(second).ShouldBeNull();
    }

    [Fact]
    public void Of_many_at_once_a_code_pairs_one()
    {
        using var directory = new TemporaryDirectory();
        var approvers = Enumerable.Range(0, 6).Select(_ => new LocalApprovers(new KeptApproverLines(directory.Path), TimeProvider.System)).ToList();
        var (code, _) = approvers[0].NewCode(null);

        var all = approvers.AsParallel().WithDegreeOfParallelism(6).Select(one => one.Pair(code)).ToList();

        all.Count(key => key is not null).ShouldBe(1);
    }

    [Fact]
    public async Task The_command_pair_prints_an_address_that_the_running_server_takes()
    {
        using var directory = new TemporaryDirectory();
        var running = new LocalApprovers(new KeptApproverLines(directory.Path), TimeProvider.System);
        running.NewCode("http://localhost:4711");
        await using var output = new StringWriter();

        (await RootCommands.Create().Parse(["pair", "--data", directory.Path]).InvokeAsync(new InvocationConfiguration { Output = output })).ShouldBe(0);

        var line = output.ToString().Trim();
        line.ShouldStartWith("Approve changes in a browser: http://localhost:4711/pair?code=");
        running.Knows(running.Pair(line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..])).ShouldBeTrue();
    }

    private LocalApprovers Approvers => _server.Services.GetRequiredService<LocalApprovers>();

    private Caller Caller => _server.Services.GetRequiredService<Caller>();

    private Visitor Browser()
    {
        var visitor = new Visitor(PublicAddress.Resolve(_server.Address.GetLeftPart(UriPartial.Authority), []));
        _visitors.Add(visitor);
        return visitor;
    }

    private async Task<Visitor> PairedAsync()
    {
        var browser = Browser();
        await ApprovalScene.SendAsync(browser, "/pair", new() { ["code"] = Approvers.NewCode(null).Code });
        return browser;
    }

    private async Task<ChangeSet> KeptAsync(ChangeSet change) =>
        (await _server.Services.GetRequiredService<IChangeStore>().FindAsync(change.Connection, change.Id, CancellationToken.None))!;

    private async Task<ChangeSet> WaitingAsync()
    {
        var client = _server.Services.GetRequiredService<ISessionboardClient>();
        var found = await client.Sessions.SearchAsync(ApprovalScene.Event, new SessionSearch(), 1, 100);
        var session = found.Items.First(one => one is { IsAbstract: false, Capacity: not null, CompositionStatus.IsReadOnly: false });
        return await _server.Services.GetRequiredService<IChangeStore>().AddAsync(
            SampleChanges.Of("Change capacity of a session.", [], ["The public sees it."],
            [
                SampleChanges.Session(session.Title!, [
                    SampleChanges.Field("capacity", "capacity", $"{session.Capacity}", "77") with
                    { Before = JsonSerializer.SerializeToElement(session.Capacity), After = JsonSerializer.SerializeToElement(77) },
                ]) with
                { Id = session.Id, BaseUpdatedAt = session.UpdatedAt },
            ]) with
            { Id = $"{Guid.NewGuid():N}", Fingerprint = $"{Guid.NewGuid():N}", Connection = Caller.Subject, EventId = ApprovalScene.Event, CreatedAt = DateTimeOffset.UnixEpoch.AddYears(56), ExpiresAt = new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            CancellationToken.None);
    }
}
