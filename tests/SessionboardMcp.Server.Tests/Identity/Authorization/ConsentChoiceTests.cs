using System.Net;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Authorization;

/// <summary>What a person can choose, and how long they have.</summary>
[OnBothStores]
public sealed class ConsentChoiceTests : IAsyncLifetime, IDisposable
{
    private readonly SignInServer _server = new();
    private Visitor _visitor = null!;

    public async Task InitializeAsync()
    {
        _server.Configuration["Privacy:ShowPersonalData"] = "true";
        await _server.InitializeAsync();
        _visitor = new Visitor(_server.Address);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose()
    {
        _visitor.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task What_the_person_chose_is_kept_and_nothing_more()
    {
        var consent = await _visitor.OpenConsentAsync();
        consent.Form["region"] = "eu";
        consent.Form["personal"] = "show";
        consent.Form["label"] = "  My\u202E laptop ";
        consent.Form["write"] = "write:sessions";
        var request = await _visitor.AllowAsync(consent.Form);
        using var back = await _visitor.GetAsync($"/oauth/callback/eu?request={request}");
        await _visitor.FollowAsync(back.Headers.Location!);

        var connection = await _server.QueryAsync(database => database.Connections.AsNoTracking().SingleAsync());
        connection.Region.ShouldBe("eu");
        connection.UpstreamHost.ShouldBe("https://eu.sessionboard.example");
        connection.ShowsPersonalData.ShouldBeTrue();
        connection.Label.ShouldBe("My laptop");
        // No tool needs it, so it was not offered, and a forged form does not get it.
        connection.ChosenScopes.ShouldNotContain("write:sessions");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task To_be_asked_before_every_change_is_kept_with_the_connection_and_is_not_ticked(bool isChosen)
    {
        _server.Requested.Instead = "read:insights read:sessions write:sessions";
        var consent = await _visitor.OpenConsentAsync();
        consent.Html.ShouldContain("Add, edit and delete sessions and abstracts");
        consent.Html.ShouldContain("<input type=\"checkbox\" name=\"every_change\" value=\"ask\"");
        consent.Html.ShouldNotContain("name=\"write\" value=\"write:sessions\" checked");
        if (isChosen)
            consent.Form["every_change"] = "ask";
        using var back = await _visitor.GetAsync($"/oauth/callback/us?request={await _visitor.AllowAsync(consent.Form)}");
        await _visitor.FollowAsync(back.Headers.Location!);

        (await _server.QueryAsync(database => database.Connections.AsNoTracking().SingleAsync())).AsksForEveryChange.ShouldBe(isChosen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_that_a_tool_needs_is_offered_and_given_only_if_chosen(bool isChosen)
    {
        // Of the two Sessionboard offers one.
        _server.Requested.Instead = "read:insights read:sessions write:sessions write:contacts";
        var consent = await _visitor.OpenConsentAsync();
        if (isChosen)
            consent.Form["write"] = "write:sessions";
        var request = await _visitor.AllowAsync(consent.Form);
        using var back = await _visitor.GetAsync($"/oauth/callback/us?request={request}");

        consent.Html.ShouldContain("""<input type="checkbox" name="write" value="write:sessions" />""");
        consent.Html.ShouldNotContain("write:contacts");
        var chosen = (await _server.QueryAsync(database => database.Connections.AsNoTracking().SingleAsync())).ChosenScopes;
        chosen.Contains("write:sessions").ShouldBe(isChosen);
        _server.Upstream.Begun.Single().Scopes.ShouldBe(chosen, ignoreOrder: true);
        using var connections = await _visitor.GetAsync("/connections");
        (await connections.Content.ReadAsStringAsync()).Contains("May change", StringComparison.Ordinal).ShouldBe(isChosen);
    }

    [Fact]
    public async Task Personal_data_stays_hidden_unless_it_was_chosen()
    {
        await _visitor.SignInAsync();

        (await _server.QueryAsync(database => database.Connections.AsNoTracking().SingleAsync())).ShowsPersonalData.ShouldBeFalse();
    }

    [Theory]
    [InlineData("mars")]
    [InlineData("")]
    public async Task A_region_that_is_not_offered_cannot_be_chosen(string region)
    {
        var consent = await _visitor.OpenConsentAsync();
        consent.Form["region"] = region;

        using var answer = await _visitor.PostAsync("/as/consent", consent.Form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _server.Upstream.Begun.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_ten_minutes_nothing_can_be_done_with_a_request()
    {
        var consent = await _visitor.OpenConsentAsync();
        var request = await _visitor.AllowAsync(consent.Form);
        _server.Time.Advance(TimeSpan.FromMinutes(11));

        using var posted = await _visitor.PostAsync("/as/consent", consent.Form);
        using var callback = await _visitor.GetAsync($"/oauth/callback/us?request={request}");

        (await posted.Content.ReadAsStringAsync()).ShouldContain("This took too long");
        (await callback.Content.ReadAsStringAsync()).ShouldContain("This took too long");
        (await _server.QueryAsync(database => database.Connections.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task While_Sessionboard_is_silent_a_page_says_so_and_the_request_waits()
    {
        _server.Upstream.IsSilent = true;
        var consent = await _visitor.OpenConsentAsync();
        _server.Upstream.IsSilent = false;
        using var later = await _visitor.GetAsync(consent.Address.ToString());

        consent.Response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        consent.Html.ShouldContain("Sessionboard cannot be reached");
        later.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_many_callbacks_at_once_one_makes_a_connection()
    {
        var consent = await _visitor.OpenConsentAsync();
        var request = await _visitor.AllowAsync(consent.Form);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _visitor.GetAsync($"/oauth/callback/us?request={request}")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        (await _server.QueryAsync(database => database.Set<Connection>().CountAsync())).ShouldBe(1);
    }
}
