using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Contacts;

public sealed class ContactTests
{
    // When somebody has time is read since agendas are planned: list_planning_rules suggests it as a rule, and no other tool shows it.
    private static readonly string[] Sensitive =
    [
        "gender", "pronouns", "ethnicity", "speaker_fee", "speaker_score", "annual_revenue", "headcount", "target_age_range",
        "highest_level_of_education", "salutation", "organization_structure", "years_in_operation",
    ];

    [Theory]
    [InlineData("speakers")]
    [InlineData("contacts")]
    public async Task People_are_read_without_what_is_sensitive(string path)
    {
        await using var lab = await Lab.OpenAsync();
        var secrets = string.Join(',', Sensitive.Select(name => $"\"{name}\":\"SENSITIVE-{name}\""));
        lab.Server.On($"POST /v1/event/7/{path}", $$$"""
            {"results":[{"id":42,"friendly_id":"C-1","full_name":"Ada Byron","first_name":"Ada","last_name":"Byron",
             "email":"ada@example.org","company_name":"Engines","title":"Countess","about":"Wrote notes","phone_mobile":"555",
             "address_line_1":"1 Street","address_country":"UK","topic_expertise":"engines","created_at":"2026-01-02T00:00:00Z",
             "custom_fields":[{"id":"c","name":"Diet","value":null}],{{{secrets}}},"admin_url":null }],
             "pagination":{"currentPage":1,"pageSize":25,"totalPages":1,"totalResults":1}}
            """);

        var search = new ContactSearch { Status = "accepted" };
        var page = path == "speakers"
            ? await lab.Client.Contacts.SearchSpeakersAsync(7, search, 1, 25)
            : await lab.Client.Contacts.SearchAsync(7, search, 1, 25);

        var contact = page.Items.Single();
        contact.Id.ShouldBe("42");
        contact.CompanyName.ShouldBe("Engines");
        contact.AddressLine1.ShouldBe("1 Street");
        contact.CustomFields.Single().Value.ShouldBeNull();
        contact.ToString().ShouldNotContain("SENSITIVE");
        page.Total.ShouldBe(1);
        lab.Server.Seen.Single().Body.ShouldBe("""{"filters":{"status":"accepted"}}""");
    }

    [Fact]
    public void No_property_of_a_contact_could_hold_what_is_sensitive()
    {
        var properties = typeof(Contact).GetProperties().Select(property => property.Name.ToUpperInvariant());

        properties.Intersect(Sensitive.Select(name => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant())).ShouldBeEmpty();
    }
}
