using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Client;

public sealed class AccountTests
{
    [Theory]
    [InlineData("sponsors")]
    [InlineData("exhibitors")]
    public async Task Companies_are_read_without_telephone_and_address(string path)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On($"POST /v1/event/7/{path}", """
            {"results":[{"id":9,"friendly_id":"SPON-9","name":"Engines Ltd","description":"<p>We build</p>","website_url":"https://engines.example",
             "phone":"SECRET","address_line_1":"SECRET","address_coutnry":"SECRET","custom_fields":null,"admin_url":"https://app.example/9",
             "contacts":[{"id":42,"full_name":"Ada Byron","email":"SECRET@example.org","title":"Countess","is_primary":true}]}],
             "pagination":{"currentPage":1,"pageSize":100,"totalPages":1,"totalResults":1}}
            """);

        var search = new ContactSearch { Order = SearchOrder.CreatedAscending };
        var page = path == "sponsors"
            ? await lab.Client.Accounts.SearchSponsorsAsync(7, search, 1, 100)
            : await lab.Client.Accounts.SearchExhibitorsAsync(7, search, 1, 100);

        var account = page.Items.ShouldHaveSingleItem();
        account.Id.ShouldBe("9");
        account.Name.ShouldBe("Engines Ltd");
        account.WebsiteUrl.ShouldBe("https://engines.example");
        account.AdminUrl.ShouldBe("https://app.example/9");
        account.CustomFields.ShouldBeEmpty();
        var contact = account.Contacts.ShouldHaveSingleItem();
        (contact.Id, contact.FullName, contact.Title, contact.IsPrimary).ShouldBe(("42", "Ada Byron", "Countess", true));
        (account.ToString() + contact).ShouldNotContain("SECRET");
        page.Total.ShouldBe(1);
        lab.Server.Seen.Single().Body.ShouldBe("""{"filters":{},"sort":{"order":"createdAt","sort":"asc"}}""");
    }
}
