using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Core.Tests.Pages;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Changes;

/// <summary>Whoever decides about a change is told how much the assistant had read before that others wrote.</summary>
public sealed class TextsReadTests
{
    private const int Event = Organizer.Event;

    private static readonly string Long = new('x', 200);

    [Fact]
    public void The_same_text_counts_once_and_the_old_ones_no_more()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var read = new TextsRead(clock);

        read.Before("one").ShouldBeNull();
        read.Add("one", Texts("description", "A talk about something.", "A talk about something else."));
        clock.Advance(TimeSpan.FromHours(1));
        read.Add("one", Texts("description", "A talk about something."));
        read.Add("one", Texts("biography", "She wrote the first compiler."));
        read.Add("one", Texts("answer", Long));
        read.Add("one", Texts("title", "A short title that is no text"));

        read.Before("one").ShouldBe("In the 4 hours before it asked, this connection read at least 2 abstracts and descriptions, 1 biography, 1 other long text.");
        read.Before("other").ShouldBeNull("each connection for itself");
        clock.Advance(TimeSpan.FromHours(3.5));
        read.Before("one").ShouldBe("In the 4 hours before it asked, this connection read at least 1 abstract or description, 1 biography, 1 other long text.");
        clock.Advance(TimeSpan.FromHours(1));
        read.Before("one").ShouldBeNull();
    }

    [Fact]
    public void What_is_remembered_is_bounded()
    {
        var clock = new FakeTimeProvider();
        var read = new TextsRead(clock);

        read.Add("first", Texts("description", [.. Enumerable.Range(0, 5_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"A talk about the number {number}."))]));
        read.Before("first")!.ShouldContain("at least 2,000 abstracts");
        for (var connection = 0; connection < 600; connection++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            read.Add($"connection {connection}", Texts("description", "A talk about something."));
        }

        read.Before("first").ShouldBeNull("the one that was quiet for the longest time makes room");
        read.Before("connection 599").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"columns":["id","session.description"],"rows":[["1","What a talk this is going to be"]]}""", 1)]
    [InlineData("""{"columns":["field","value"],"rows":[["title","x"],["description","What a talk this is going to be"],["about","Who she is and what she did"]]}""", 2)]
    [InlineData("""{"columns":["id","answers"],"rows":[["1",["LONG",["LONG "]]]]}""", 2)]
    [InlineData("""{"id":"x","text":"title: x\ndescription: What a talk this is going to be\nnote: LONG"}""", 2)]
    [InlineData("""{"columns":["id","name"],"rows":[["1","Grete"],[2,null],"x"]}""", 0)]
    [InlineData("""[1,2]""", 0)]
    [InlineData("""{"rows":7,"text":{}}""", 0)]
    public void Texts_are_found_by_where_they_stand_or_how_long_they_are(string answer, int count) =>
        LongText.In(JsonElement.Parse(answer.Replace("LONG", Long, StringComparison.Ordinal))).Count.ShouldBe(count);

    [Fact]
    public async Task What_was_read_stands_on_the_page_of_what_was_asked_for_afterwards_and_decides_nothing()
    {
        await using var organizer = await Organizer.OpenAsync();
        var first = await organizer.Assistant.AskAsync("create_event_setting", new { event_id = Event, kind = "tag", name = "Before" });
        var found = await organizer.Assistant.AskAsync("search_sessions", new { event_id = Event, kind = "abstract" });
        foreach (var row in found.Rows().Take(3))
            await organizer.Assistant.AskAsync("get_session", new { event_id = Event, session_id = row[0].GetString() });

        var second = await organizer.Assistant.AskAsync("create_event_setting", new { event_id = Event, kind = "tag", name = "Afterwards" });

        second.GetProperty("state").GetString().ShouldBe("applied", "it decides nothing");
        (await KeptAsync(organizer, first)).ReadBefore.ShouldBeNull();
        var kept = await KeptAsync(organizer, second);
        kept.ReadBefore!.ShouldContain("this connection read at least ");
        kept.ReadBefore!.ShouldContain("abstracts and descriptions");
        organizer.Assistant.LastText.ShouldNotContain("at least", customMessage: "it is for the person");
    }

    [Fact]
    public void The_page_shows_it()
    {
        var change = SampleChanges.One() with { ReadBefore = "In the 4 hours before it asked, this connection read at least 12 abstracts and descriptions." };
        var page = ChangeHtml.Of(new ChangeView { Change = change, Assistant = "Claude", Hidden = new Dictionary<string, string>(), Shown = "hash", ReadBefore = change.ReadBefore }).ToString()!;

        page.ShouldContain("this connection read at least 12 abstracts and descriptions.");
        page.ShouldContain("Texts that others wrote can mislead an assistant.");
    }

    private static async Task<ChangeSet> KeptAsync(Organizer organizer, JsonElement answer) =>
        (await organizer.Kept.FindAsync(Organizer.Subject, answer.GetProperty("changeId").GetString()!, CancellationToken.None))!;

    private static IReadOnlyCollection<LongText> Texts(string column, params IReadOnlyList<string> texts) =>
        LongText.In(JsonSerializer.SerializeToElement(new { columns = new[] { column }, rows = texts.Select(text => new[] { text }) }));
}
