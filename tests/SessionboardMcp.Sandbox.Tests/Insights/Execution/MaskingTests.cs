using SessionboardMcp.Sandbox.Insights.Execution;
using SessionboardMcp.Sandbox.World;
using static SessionboardMcp.Sandbox.Tests.Insights.Execution.Asking;

namespace SessionboardMcp.Sandbox.Tests.Insights.Execution;

public sealed class MaskingTests
{
    private static readonly Contact Somebody = Seeded.Event(Seeded.DevCon).AllSpeakers()
        .First(c => c.Profile.ContainsKey("phone_mobile") && c.Profile.ContainsKey("address_city"));

    private static InsightsPage Masked(string query, Func<InsightsRequest, InsightsRequest>? more = null) =>
        Page(query, r => (more?.Invoke(r) ?? r) with { MasksPii = true });

    [Fact]
    public void Addresses_of_every_kind_are_masked_and_names_are_not()
    {
        var query = $"FIND Speaker WHERE id = '{Somebody.Id}' INCLUDE full_name, email, phone_mobile AS call, address_city, gender";
        var row = Masked(query).Rows.ShouldHaveSingleItem();
        row[0].ShouldBe(Somebody.FullName);
        ((string)row[1]!).ShouldMatch(@"^.\*\*\*@.\*\*\*\.\w+$");
        ((string)row[1]!)[0].ShouldBe(Somebody.Email[0]);
        ((string)row[2]!).ShouldMatch(@"^\*\*\*-\*\*\*-\d{4}$");
        row[3].ShouldBe(Somebody.Profile["address_city"][..1] + "***");
        Page(query).Rows[0][1].ShouldBe(Somebody.Email);
        Page(query).Rows[0][3].ShouldBe(Somebody.Profile["address_city"]);
    }

    [Fact]
    public void What_is_made_of_personal_data_is_masked_too_but_not_its_count()
    {
        var page = Masked("FIND Speaker INCLUDE MIN(email) AS first, COUNT(DISTINCT email) AS n");
        ((string)page.Rows[0][0]!).ShouldContain("***");
        page.Rows[0][1].ShouldBe((long)Seeded.Event(Seeded.DevCon).AllSpeakers().Select(c => c.Email.ToUpperInvariant()).Distinct().Count());
        ((string)Masked("FIND Speaker INCLUDE UPPER(email) AS shout LIMIT 1").Rows[0][0]!).ShouldContain("***");
    }

    [Fact]
    public void Custom_fields_with_personal_data_are_masked_and_others_are_not()
    {
        var page = Masked("FIND Contact WHERE emergency_contact IS NOT NULL AND tshirt_size IS NOT NULL INCLUDE emergency_contact, tshirt_size");
        page.Rows.ShouldNotBeEmpty();
        page.Column(0).Cast<string>().ShouldAllBe(text => text.Contains("***"));
        page.Column(1).Cast<string>().ShouldAllBe(text => !text.Contains('*'));
    }

    [Fact]
    public void Masked_values_can_be_neither_searched_nor_sorted_by()
    {
        const string Query = "FIND Speaker INCLUDE id, email";
        Page(Query, r => r with { Search = Somebody.Email }).TotalRows.ShouldBeGreaterThan(0);
        Masked(Query, r => r with { Search = Somebody.Email }).TotalRows.ShouldBe(0);
        var masked = Masked(Query, r => r with { SortBy = "email", Limit = 1000 }).Column(1).Cast<string>();
        masked.ShouldBe(masked.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_is_missing_stays_missing()
    {
        Masked("FIND Contact WHERE phone_home IS NULL INCLUDE phone_home LIMIT 3").Column().ShouldAllBe(value => value == null);
    }
}
