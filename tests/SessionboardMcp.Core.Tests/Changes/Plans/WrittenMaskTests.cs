using System.Text.Json;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Changes.Plans;

/// <summary>What an assistant was shown instead of personal data never takes its place, whatever it is written beside.</summary>
public sealed class WrittenMaskTests
{
    private const int Event = Organizer.Event;
    private const string Held = "<p>Write to jane.doe@acme.com, call +49 171 5557713. Pay to DE89 3704 0044 0532 0130 00. It took a year.</p>";

    [Theory]
    [InlineData("tel:***-***-7713")]
    [InlineData("Call:***-***-7713")]
    [InlineData("Handy:***-***-7713")]
    [InlineData("Fon.***-***-7713")]
    [InlineData("mailto:j***@e***.com")]
    [InlineData("x=j***@e***.com")]
    [InlineData("<j***@e***.com>")]
    [InlineData("Jane(j***@e***.com)")]
    [InlineData("***-***-7713!")]
    [InlineData("***-***-7713/***-***-7714")]
    [InlineData("***-***-7713–***-***-7714")]
    [InlineData("wa.me/***-***-7713")]
    [InlineData("https://x.example/?tel=***-***-7713")]
    [InlineData("a***@b***.com;b***@c***.org")]
    [InlineData("~***-***-7713")]
    [InlineData("#***-***-7713")]
    [InlineData("*****-***-7713**")]
    [InlineData("C***-***-1720")]
    [InlineData("Call ＊＊＊‑＊＊＊‑7713!")]
    [InlineData("Call \\*\\*\\*-\\*\\*\\*-7713!")]
    [InlineData("Call &#42;**-***-7713!")]
    [InlineData("<p>Call <b>***</b>-***-7713!</p>")]
    [InlineData("<a href=\"tel:***-***-7713\">Call</a>")]
    [InlineData("With **Ada B***")]
    [InlineData("(Ada/L***)")]
    [InlineData("Ł***!")]
    public void A_mask_is_found_whatever_it_touches(string given) =>
        Should.Throw<InvalidArgumentException>(() => WrittenText.Of("description", given, 5_000)).Message.ShouldContain("is a mask that hides the real value");

    [Theory]
    [InlineData("Title *** special ***")]
    [InlineData("*****")]
    [InlineData("***Opening***")]
    [InlineData("**Bold** and ***both***")]
    [InlineData("one *** two *** 2027")]
    [InlineData("jane.doe@acme.com, +49 171 5557713")]
    [InlineData("https://x.example/a?b=c@d.example#e")]
    public void Decoration_and_what_is_whole_are_no_masks(string given) => WrittenText.Of("description", given, 5_000).ShouldBe(given);

    [Theory]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00", "IBAN ***", true)]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00", "IBAN ＊＊＊", true)]
    [InlineData("<p>Write to jane.doe@acme.com</p>", "Write to us ***", true)]
    [InlineData("jane.doe@acme.com and jane.doe@acme.com", "jane.doe@acme.com and ***", true)]
    [InlineData("doe@acme.com jane.doe@acme.com", "jane.doe@acme.com ***", true)]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00", "*** IBAN DE89 3704 0044 0532 0130 00 ***", false)]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00", "No account any more", false)]
    [InlineData("Old title", "*** New title ***", false)]
    [InlineData(null, "*** New title ***", false)]
    public void Stars_take_the_place_of_nothing_personal(string? before, string after, bool isRefused)
    {
        var written = Record.Exception(() => WrittenText.RefuseLoss("title", after, before, after));

        if (isRefused)
            written.ShouldBeOfType<InvalidArgumentException>().Message.ShouldBe("Argument `title`: \"***\" is a mask that hides the real value, and writing it would destroy that. Leave it out, or give the real value.");
        else
            written.ShouldBeNull();
    }

    [Theory]
    [InlineData("Write to j***@a***.com, call:***-***-7713. Pay to DE89 3704 0044 0532 0130 00.")]
    [InlineData("Write to jane.doe@acme.com, call +49 171 5557713. Pay to ***.")]
    public async Task A_whole_description_with_a_mask_is_refused_and_nothing_is_sent(string description)
    {
        await using var organizer = await Organizer.OpenAsync();
        var id = await HeldAsync(organizer);

        var told = await organizer.Assistant.AskInVainAsync("update_session", new { event_id = Event, session_id = id, description });

        told.ShouldContain("is a mask that hides the real value");
        told.ShouldContain("Change a part beside it with `description_find` and `description_replace`, which keeps what is masked, or give the real value.");
        await StaysAsync(organizer, id);
    }

    [Fact]
    public async Task What_get_session_showed_is_not_written_over_what_it_hid()
    {
        await using var organizer = await Organizer.OpenAsync();
        var id = await HeldAsync(organizer);
        var shown = (await organizer.Assistant.AskAsync("get_session", new { event_id = Event, session_id = id })).Rows()
            .SelectMany(row => row).Select(cell => cell.ToString()).First(cell => cell.Contains("It took a year", StringComparison.Ordinal));
        shown.ShouldContain("***-***-7713");

        foreach (var edited in new[] { shown, shown.Replace("call ", "call:", StringComparison.Ordinal), $"Pay to *** soon. {shown[shown.IndexOf("It took", StringComparison.Ordinal)..]}" })
            (await organizer.Assistant.AskInVainAsync("update_session", new { event_id = Event, session_id = id, description = edited })).ShouldContain("is a mask that hides the real value");

        await StaysAsync(organizer, id);
    }

    [Fact]
    public async Task A_part_beside_is_replaced_and_a_part_with_the_value_by_no_mask()
    {
        await using var organizer = await Organizer.OpenAsync();
        var id = await HeldAsync(organizer);

        foreach (var mask in new[] { "***.", "tel:***-***-7713" })
            (await organizer.Assistant.AskInVainAsync("update_session", new { event_id = Event, session_id = id, description_find = "DE89 3704 0044 0532 0130 00.", description_replace = $"us: {mask}" })).ShouldContain("Give a part in `description_find` that stands beside it");
        await StaysAsync(organizer, id);
        await organizer.Assistant.AskAsync("update_session", new { event_id = Event, session_id = id, description_find = "It took a year", description_replace = "*** It took two ***" });

        (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, id)).Description.ShouldBe(Held.Replace("It took a year", "*** It took two ***", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Titles_names_and_tables_are_guarded_alike()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync("Call +49 171 5557713");
        var company = await organizer.CompanyAsync("Sponsor +49 171 5557713");
        var setting = await organizer.Assistant.Sessionboard.Settings.CreateAsync(Event, SessionboardMcp.Api.Settings.SettingKind.Tags, Json(new { name = "Tag +49 171 5557713" }));
        foreach (var mask in new[] { "C***-***-7713", "Call *** now" })
        {
            (string Tool, object Given)[] calls =
            [
                ("update_session", new { event_id = Event, session_id = session.Id, title = mask }),
                ("update_sessions", new { event_id = Event, table = $"id,title\n{session.Id},{mask}\n" }),
                ("update_sponsor_exhibitor", new { event_id = Event, kind = "sponsor", id = company.Id, name = mask }),
                ("update_event_setting", new { event_id = Event, kind = "tag", setting = setting.Id, name = mask }),
            ];
            foreach (var (tool, given) in calls)
                (await organizer.Assistant.AskInVainAsync(tool, given)).ShouldContain("is a mask that hides the real value", customMessage: tool);
        }

        (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).ShouldBeEmpty();
        await organizer.Assistant.AskAsync("create_session", new { event_id = Event, title = "Title *** special ***" });
    }

    private static async Task<string> HeldAsync(Organizer organizer)
    {
        var made = await organizer.Assistant.Sessionboard.Sessions.CreateAsync(Event, Json(new { title = "A hidden session", description = Held, is_public = false }));
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        return made.Id;
    }

    private static async Task StaysAsync(Organizer organizer, string id)
    {
        (await organizer.Kept.ListAsync(Organizer.Subject, CancellationToken.None)).ShouldBeEmpty();
        (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Event, id)).Description.ShouldBe(Held);
    }

    private static Dictionary<string, JsonElement> Json(object fields) =>
        JsonSerializer.SerializeToElement(fields).EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
}
