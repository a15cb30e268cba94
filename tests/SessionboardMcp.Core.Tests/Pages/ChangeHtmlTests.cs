using System.Text.RegularExpressions;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Core.Tests.Pages;

public sealed class ChangeHtmlTests
{
    // What a stranger can try in a title: markup, our own words and buttons, a closed quotation, turned directions, a flood.
    public static TheoryData<string> Hostile =>
    [
        "</q></h1><form method=\"post\"><button name=\"decision\" value=\"approve\">Approve</button></form>",
        "<script>alert(1)</script>",
        "\"><input type=hidden name=shown value=1>",
        "x\". Nothing has been changed yet. Approved by Sessionboard. \"",
        "\u202Eevorppa\u202C \u2066x\u2069 \u200B\u0007",
        "&lt;b&gt;bold&lt;/b&gt; &#x3C;img src=x onerror=alert(1)&#x3E;",
        new('A', 50_000),
        "line one\r\nDone\r\nTell your assistant: done.",
        "' onmouseover='alert(1)",
        "שלום <b>world</b>",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_others_wrote_stays_within_an_element_of_its_own(string title)
    {
        var change = SampleChanges.One(title) with
        {
            Summary = $"Change title of {Core.Answers.StrangersText.Quoted(title)}.",
            EventName = title,
            Records =
            [
                SampleChanges.Session(title, [SampleChanges.Field("title", "title", title, title + "!"), SampleChanges.Field("description", "description", title, title + "?"), SampleChanges.Field("custom_fields.x", title, title, "b")]) with
                {
                    Conflicts = [$"Something with {Core.Answers.StrangersText.Quoted(title)}."],
                    AdminUrl = $"javascript:alert('{title}')",
                },
            ],
        };

        var plain = Render(SampleChanges.One());
        var html = Render(change, assistant: title);

        // The tags that this page has, and no other; each as often as the same page of a harmless title has it.
        Tags(html).Except((IEnumerable<string>)[.. Tags(plain), "strong", "ul", "details", "summary", "del", "ins"]).ShouldBeEmpty();
        foreach (var tag in (string[])["form", "button", "input", "h1", "script", "main", "a"])
            Tags(html).Count(one => one == tag).ShouldBe(Tags(plain).Count(one => one == tag) - (tag == "a" ? 1 : 0), tag);
        html.ShouldNotContain("javascript:");
        Regex.IsMatch(html, "[\u202A-\u202E\u2066-\u2069\u200B\u0007]").ShouldBeFalse();
        html.Length.ShouldBeLessThan(80_000);
        // Outside of such elements nothing of it is left.
        var ours = Regex.Replace(html, "<(q|bdi) [^>]*>.*?</\\1>", "");
        foreach (var word in (string[])["onmouseover", "Approved by Sessionboard", "AAAA", "Tell your assistant", "alert"])
            ours.ShouldNotContain(word);
    }

    [Fact]
    public void It_says_first_what_is_done_to_how_many_and_its_button_says_it_again()
    {
        var html = Render(SampleChanges.Forty());

        Heading(html).ShouldBe("Decline 40 abstracts.");
        var order = (string[])["<h1>", "Speakers see: declined.", "Look at this", "Look at this one first", "The other 39 sessions", ">Change 40 sessions<", ">Refuse<"];
        order.Select(text => html.IndexOf(text, StringComparison.Ordinal)).ShouldBe(order.Select(text => html.IndexOf(text, StringComparison.Ordinal)).Order());
        html.ShouldContain(order[^1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(39)]
    public void One_bad_row_among_forty_stands_first_and_says_why(int place)
    {
        var html = Render(SampleChanges.Forty(odd: place));

        Words(html).ShouldContain("1 session of 40 is different from the others.");
        Names(html)[0].ShouldStartWith($"A-{place + 1} ");
        Words(html).ShouldContain("Status was accepted; for the others it was pending.");
        Names(html).Count.ShouldBe(40);
    }

    public static TheoryData<string, string> Oddities => new()
    {
        { "another field", "It changes the title, too; the others do not." },
        { "another value", "Status becomes accepted; for the others it becomes declined." },
        { "not undoable", "It cannot be undone: The value before is masked." },
        { "deletes", "Action is delete; for the others it is update." },
        { "conflict", "It takes the only room." },
        { "another kind", "Kind is track; for the others it is session." },
    };

    [Theory]
    [MemberData(nameof(Oddities))]
    public void What_makes_a_row_odd(string what, string said)
    {
        var change = SampleChanges.Forty(odd: -1);
        var record = change.Records[20];
        change = change.With(20, what switch
        {
            "another field" => record with { Fields = [.. record.Fields, SampleChanges.Field("title", "title", "a", "b")] },
            "another value" => record with { Fields = [SampleChanges.Field("status", "status", "pending", "accepted")] },
            "not undoable" => record with { NotUndoable = "The value before is masked." },
            "deletes" => record with { Action = RecordAction.Delete, Fields = [] },
            "conflict" => record with { Conflicts = ["It takes the only room."] },
            _ => record with { Kind = RecordKind.Track },
        });

        var html = Render(change);

        Names(html)[0].ShouldBe(record.Name);
        Words(html).ShouldContain(said);
        Regex.Count(html, "<li class=\"odd\">").ShouldBe(1);
    }

    [Fact]
    public void Forty_rows_that_differ_as_rows_do_are_not_odd()
    {
        var change = SampleChanges.Forty(odd: -1);
        change = change with { Records = [.. change.Records.Select((record, place) => record with { Fields = [SampleChanges.Field("room_id", "room", $"Room {place}", "Hall")] })] };

        Render(change).ShouldNotContain("class=\"odd\"");
    }

    [Fact]
    public void Of_a_long_text_it_shows_where_it_differs_and_all_of_it_below()
    {
        var html = Render(SampleChanges.LongText());

        html.ShouldContain("<del>no test has ever</del>");
        html.ShouldContain("<ins>every test should have</ins>");
        html.ShouldContain("There will be graphs, and one confession. Bring a laptop.");
        Words(html).ShouldContain("Cannot be undone: the new track. Sessionboard's API cannot empty a field.");
    }

    [Fact]
    public void What_was_cut_or_masked_for_the_assistant_is_not_hidden_from_the_person()
    {
        var field = SampleChanges.Field("description", "description", "write to ***", "write to ***") with
        {
            Before = SampleChanges.Json("write to office@conference.example"),
            After = SampleChanges.Json("write to somebody@attacker.example"),
        };

        var html = Render(SampleChanges.One() with { Records = [SampleChanges.Session("S-1", [field])] });

        html.ShouldContain("office@conference.example");
        html.ShouldContain("somebody@attacker.example");
    }

    // The words are the same: only where they lead is another.
    [Theory]
    [InlineData("<p><a href=\"https://conf.example/register\">Register</a> now</p>", "<p><a href=\"https://evil.example/\">Register</a> now</p>", "https://evil.example/")]
    [InlineData("<p>Register</p>", "<p><a href='//evil.example'>Reg</a>ister</p>", "//evil.example")]
    [InlineData("<p><img src=\"https://conf.example/a.png\">Us</p>", "<p><img src=\"https://evil.example/b.png\">Us</p>", "https://evil.example/b.png")]
    [InlineData("<p><a href=a>x<a href=b>y</p>", "<p><a href=a>x<a href=\"javascript:alert(1)\">y</p>", "[javascript:alert(1)]")]
    [InlineData(null, "<p><a href=\"https://evil.example/new\">Register</a></p>", "https://evil.example/new")]
    public void Where_a_link_of_a_description_leads_is_shown(string? before, string after, string target)
    {
        var field = SampleChanges.Field("description", "description", "Register now", "Register now") with
        {
            Before = before is null ? null : SampleChanges.Json(before),
            After = SampleChanges.Json(after),
        };

        var html = Render(SampleChanges.One() with { Records = [SampleChanges.Session("S-1", [field])] });

        System.Net.WebUtility.HtmlDecode(html).ShouldContain(target);
        html.ShouldNotContain("looks the same");
        html.ShouldNotContain($"href=\"{target}\"");
    }

    [Theory]
    [InlineData("is_public", "public", "no", "yes", "Publishes 1 session: everybody can see it.")]
    [InlineData("is_public", "public", "yes", "no", "Hides 1 session from the public.")]
    public void Publishing_and_hiding_is_said_before_the_rows(string field, string label, string before, string after, string said)
    {
        var html = Render(SampleChanges.One() with { Records = [SampleChanges.Session("S-1", [SampleChanges.Field(field, label, before, after)])] });

        Words(html).ShouldContain(said);
        html.IndexOf("Look at this", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("What would change", StringComparison.Ordinal));
    }

    [Fact]
    public void Times_are_the_events_and_say_so()
    {
        var words = Words(Render(SampleChanges.One()));

        words.ShouldContain("Tue 9 Mar 2027, 09:00");
        words.ShouldContain("Tue 9 Mar 2027, 11:00");
        words.ShouldContain("Times are the event's: America/Chicago");
        words.ShouldContain("Waits until Mon 30 Nov 2026, 03:30");
    }

    [Fact]
    public void Only_what_waits_has_a_button_that_approves_and_only_what_can_be_put_back_one_that_undoes()
    {
        foreach (var (change, approves, undoes) in (IEnumerable<(ChangeSet, bool, bool)>)
            [
                (SampleChanges.One(), true, false), (SampleChanges.Refused(), false, false), (SampleChanges.Expired(), false, false), (SampleChanges.Applied(), false, true),
                (SampleChanges.Partly(), false, true), (SampleChanges.Unknown(), false, false), (SampleChanges.Created(), false, true),
                (SampleChanges.Applied() with { State = ChangeState.Undone, UndoneBy = "other" }, false, false), (SampleChanges.One() with { State = ChangeState.Applying }, false, false),
            ])
        {
            var html = Render(change);

            html.Contains("value=\"approve\"", StringComparison.Ordinal).ShouldBe(approves, change.State.ToString());
            html.Contains("value=\"undo\"", StringComparison.Ordinal).ShouldBe(undoes, change.State.ToString());
            html.Contains("<form", StringComparison.Ordinal).ShouldBe(approves || undoes, change.State.ToString());
            html.ShouldNotContain("<script");
        }
    }

    [Fact]
    public void What_was_put_back_and_done_again_leads_to_the_change_that_can_be_undone()
    {
        var undone = SampleChanges.Applied() with { State = ChangeState.Undone, UndoneBy = "the-undo" };

        Render(undone).ShouldNotContain("again");
        var again = Render(undone with { RedoneBy = "the-redo" });
        again.ShouldContain("Done again");
        again.ShouldContain("<dt>Done again by</dt><dd><a href=\"/changes/the-redo\">");
    }

    [Theory]
    [InlineData(false, "You refused it.")]
    [InlineData(true, "Nothing was changed. Look below for the reason.")]
    public void Who_refused_it_is_told_apart(bool wasSent, string said)
    {
        var refused = SampleChanges.Refused();
        if (wasSent)
            refused = refused.With(0, refused.Records[0] with { OutcomeNote = "The connection to Sessionboard has ended." }) with { SentAt = SampleChanges.Now };

        var words = Words(Render(refused));

        words.ShouldContain(said);
        words.Contains("The connection to Sessionboard has ended.", StringComparison.Ordinal).ShouldBe(wasSent);
        words.Contains("not sent", StringComparison.Ordinal).ShouldBe(wasSent);
    }

    [Fact]
    public void The_form_carries_the_hash_of_what_is_shown_and_what_the_host_adds()
    {
        var html = Render(SampleChanges.One());

        html.ShouldContain($"name=\"shown\" value=\"{ChangeDecision.HashOf(SampleChanges.One())}\"");
        html.ShouldContain("name=\"token\" value=\"a&quot;b\"");
        html.ShouldContain("method=\"post\" action=\"/changes/Zm9yIHRlc3RzIG9ubHkhIQ\"");
    }

    [Fact]
    public void A_connection_that_ended_has_no_button_and_says_why()
    {
        var html = ChangeHtml.Of(View(SampleChanges.One()) with { Hindrance = "The connection has ended." }).ToString();

        html.ShouldContain("The connection has ended.");
        html.ShouldNotContain("<form");
    }

    [Fact]
    public void The_offer_of_half_an_hour_is_not_ticked()
    {
        Render(SampleChanges.One()).ShouldNotContain("checkbox");
        var html = ChangeHtml.Of(View(SampleChanges.One()) with { OffersFreeEdits = true }).ToString();

        html.ShouldContain("<input type=\"checkbox\" name=\"free_edits\" value=\"30\" />");
        html.ShouldNotContain("checked");
    }

    [Fact]
    public void The_person_sees_the_whole_of_what_is_masked_for_the_assistant()
    {
        var change = SampleChanges.One() with
        {
            Records =
            [
                SampleChanges.Session("Grete Hermann",
                [
                    SampleChanges.Field("email", "e-mail", "", "g***@b***.example") with { After = SampleChanges.Json("grete@bremen.example") },
                    SampleChanges.Field("phone", "phone", "", "***-***-1234") with { After = SampleChanges.Json("+49 421 5551234") },
                ]) with { Kind = RecordKind.Contact, Action = RecordAction.Create },
            ],
        };

        var html = Render(change);

        html.ShouldContain("grete@bremen.example");
        Words(html).ShouldContain("+49 421 5551234");
        html.ShouldContain(">Create 1 contact<");
        ChangeForm.Fits(change, masks: true).ShouldBeFalse("a form would show the masks");
    }

    internal static ChangeView View(ChangeSet change, string assistant = "Claude on my laptop") => new()
    {
        Change = change,
        Assistant = assistant,
        Hidden = new Dictionary<string, string> { ["token"] = "a\"b" },
        Shown = ChangeDecision.HashOf(change),
    };

    private static string Render(ChangeSet change, string assistant = "Claude on my laptop") => ChangeHtml.Of(View(change, assistant)).ToString();

    private static List<string> Tags(string html) => [.. Regex.Matches(html, "<([a-z][a-z0-9]*)").Select(match => match.Groups[1].Value)];

    private static string Heading(string html) => Words(Regex.Match(html, "<h1>(.*?)</h1>").Groups[1].Value);

    private static List<string> Names(string html) => [.. Regex.Matches(html, "<p class=\"record\">.*?<q[^>]*>(.*?)</q>", RegexOptions.Singleline).Select(match => Words(match.Groups[1].Value))];

    private static string Words(string html) => Regex.Replace(System.Net.WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]+>", "\u0001")).Replace("\u0001", ""), @"\s+", " ").Trim();
}
