using System.Text.Json;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Core.Index;
using SessionboardMcp.Core.Tests.Changes;

namespace SessionboardMcp.Core.Tests.Index;

/// <summary>Who makes a contact or a company finds it in the next call, and who deletes one does not, though the index is kept for minutes.</summary>
public sealed class OwnRecordsTests
{
    [Fact]
    public async Task A_contact_is_found_as_soon_as_it_is_written()
    {
        await using var lab = await ChangeLab.OpenAsync();
        var before = await PeopleAsync(lab);

        var made = await lab.Client.Contacts.CreateAsync(ChangeLab.Event, Fields(new { email = "ada@new.example", first_name = "Ada", last_name = "Byron" }));
        (await PeopleAsync(lab)).Single(person => person.Record.Id == made.Id).Name.ShouldBe("Ada Byron");
        await lab.Client.Contacts.UpdateAsync(ChangeLab.Event, made.Id, Fields(new { last_name = "Lovelace" }), made.UpdatedAt);
        (await PeopleAsync(lab)).Single(person => person.Record.Id == made.Id).Name.ShouldBe("Ada Lovelace");
        await lab.Client.Contacts.DeleteAsync(ChangeLab.Event, made.Id);
        (await PeopleAsync(lab)).Count.ShouldBe(before.Count);
        await lab.Client.Contacts.RestoreAsync(ChangeLab.Event, made.Id);
        (await PeopleAsync(lab)).Count.ShouldBe(before.Count + 1);
    }

    [Theory]
    [InlineData(AccountKind.Sponsor)]
    [InlineData(AccountKind.Exhibitor)]
    public async Task A_company_is_found_as_soon_as_it_is_written(AccountKind kind)
    {
        await using var lab = await ChangeLab.OpenAsync();
        var before = await AccountsAsync(lab, kind);

        var made = await lab.Client.Accounts.CreateAsync(ChangeLab.Event, kind, Fields(new { name = "Engines" }));
        (await AccountsAsync(lab, kind)).Single(account => account.Id == made.Id).Name.ShouldBe("Engines");
        await lab.Client.Accounts.DeleteAsync(ChangeLab.Event, kind, made.Id);
        (await AccountsAsync(lab, kind)).Count.ShouldBe(before.Count);
    }

    [Fact]
    public async Task What_nobody_wrote_is_kept()
    {
        await using var lab = await ChangeLab.OpenAsync();
        await PeopleAsync(lab);
        var sent = lab.Wire.All;

        await PeopleAsync(lab);

        lab.Wire.All.ShouldBe(sent);
    }

    private static async Task<IReadOnlyList<IndexedPerson>> PeopleAsync(ChangeLab lab) =>
        (await new EventIndex(lab.Client, ChangeLab.Event, lab.Clock).PeopleAsync(CancellationToken.None)).Items;

    private static async Task<IReadOnlyList<Account>> AccountsAsync(ChangeLab lab, AccountKind kind)
    {
        var index = new EventIndex(lab.Client, ChangeLab.Event, lab.Clock);
        return (kind == AccountKind.Sponsor ? await index.SponsorsAsync(CancellationToken.None) : await index.ExhibitorsAsync(CancellationToken.None)).Items;
    }

    private static Dictionary<string, JsonElement> Fields(object fields) =>
        JsonSerializer.SerializeToElement(fields).EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
}
