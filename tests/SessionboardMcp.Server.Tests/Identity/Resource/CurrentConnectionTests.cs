using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Server.Identity.Resource;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Tests.Identity.Resource;

/// <summary>What a call may do: what the token, the person and Sessionboard all allow, and, of personal data, the operator too.</summary>
public class CurrentConnectionTests
{
    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, false, false)]
    [InlineData(true, true, true)]
    public void Personal_data_is_shown_where_operator_and_person_both_chose_it(bool operatorAllows, bool personChose, bool isShown) =>
        CallerOf(Row(personChose), [Scopes.ReadInsights], operatorAllows).ShowsPersonalData.ShouldBe(isShown);

    [Fact]
    public void A_scope_is_used_where_token_person_and_Sessionboard_all_have_it()
    {
        var row = Row(showsPersonalData: false, chosen: ["all", "person and Sessionboard", "person and token", "person"], granted: ["all", "person and Sessionboard", "Sessionboard and token", "Sessionboard"]);

        CallerOf(row, ["all", "person and token", "Sessionboard and token", "token"], operatorAllows: true).Scopes.ShouldBe(["all"]);
    }

    [Fact]
    public void Without_a_connection_there_is_no_caller() =>
        Should.Throw<InvalidOperationException>(() => new CurrentConnection(Options.Create(new PrivacyOptions())).Caller);

    private static Caller CallerOf(Connection row, IEnumerable<string> tokenScopes, bool operatorAllows)
    {
        var current = new CurrentConnection(Options.Create(new PrivacyOptions { ShowPersonalData = operatorAllows }));
        current.Establish(row, tokenScopes);
        return current.Caller;
    }

    private static Connection Row(bool showsPersonalData, string[]? chosen = null, string[]? granted = null) => new()
    {
        Id = "connection",
        ClientId = "client",
        ClientName = "An assistant",
        RedirectHost = "assistant.example",
        Region = "us",
        UpstreamHost = "https://us.sessionboard.example",
        ChosenScopes = (chosen ?? [Scopes.ReadInsights]).ToHashSet(),
        GrantedScopes = (granted ?? [Scopes.ReadInsights]).ToHashSet(),
        ShowsPersonalData = showsPersonalData,
        BrowserKeyHash = "hash",
        CreatedAt = new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero),
    };
}
