using SessionboardMcp.Planning.Reading;
using SessionboardMcp.Planning.Tests.Support;

namespace SessionboardMcp.Planning.Tests.Reading;

public sealed class RuleReaderTests
{
    private static Conference OfTheTable => new Conference { Days = 4 }.Room("Main Hall").Room("Lab 1").Room("Lab 2")
        .Session("Opening", "Ada Lovelace", "Security", "Keynote").Session("Basics", format: "Workshop").Session("Advanced");

    private static Conference Three() => new Conference { Days = 3 }.Room("Main Hall", 300).Room("Lab 1", 30).Room("Lab 2", 30)
        .Session("Basics", "Ada Lovelace", "Security", "Workshop").Session("Advanced", "Grace Hopper", "Security", "Workshop").Session("Life after Java", "Alan Turing", "Data", "Lecture")
        .Session("Opening: what is next", "Grace Hopper", "Data", "Keynote").Session("Closing", track: "Lecture", format: "Keynote");

    [Theory]
    [InlineData("Ada Lovelace only on Tuesday", "The sessions of Ada Lovelace are only on Tuesday 11 May.")]
    [InlineData("Ada Lovelace is available on Tuesday", "The sessions of Ada Lovelace are only on Tuesday 11 May.")]
    [InlineData("ada lovelace only on tue.", "The sessions of Ada Lovelace are only on Tuesday 11 May.")]
    [InlineData("Ada on day 1", "The sessions of Ada Lovelace are only on Tuesday 11 May.")]
    [InlineData("person Ada Lovelace: only 2027-05-11", "The sessions of Ada Lovelace are only on Tuesday 11 May.")]
    [InlineData("\"Ada Lovelace\" only on 11 May", "The sessions of Ada Lovelace are only on Tuesday 11 May.")]
    [InlineData("Ada Lovelace's talks only on Tuesday, May 11th", "The sessions of Ada Lovelace are only on Tuesday 11 May.")]
    [InlineData("Ada Lovelace only on Tuesday from 10 to 14:00", "The sessions of Ada Lovelace are only on Tuesday 11 May from 10:00 to 14:00.")]
    [InlineData("Ada Lovelace only Tuesday 10:00-14:00", "The sessions of Ada Lovelace are only on Tuesday 11 May from 10:00 to 14:00.")]
    [InlineData("Ada Lovelace only between 10 am and 2 pm on the first day", "The sessions of Ada Lovelace are only on Tuesday 11 May from 10:00 to 14:00.")]
    [InlineData("Ada Lovelace only Tuesday 10:00 – 14:00 or Thursday morning", "The sessions of Ada Lovelace are only on Tuesday 11 May from 10:00 to 14:00 or on Thursday 13 May until 12:00.")]
    [InlineData("Ada Lovelace and Alan Turing away on Wednesday", "The sessions of Ada Lovelace are never on Wednesday 12 May; the sessions of Alan Turing are never on Wednesday 12 May.")]
    [InlineData("Ada Lovelace is not available on Wednesday and Thursday", "The sessions of Ada Lovelace are never on Wednesday 12 May and Thursday 13 May.")]
    [InlineData("Ada Lovelace not Wed-Thu", "The sessions of Ada Lovelace are never on Wednesday 12 May and Thursday 13 May.")]
    [InlineData("Ada Lovelace not on Thursday after 12:00", "The sessions of Ada Lovelace are never on Thursday 13 May from 12:00 on.")]
    [InlineData("Ada Lovelace cannot be there before noon", "The sessions of Ada Lovelace are never until 12:00.")]
    [InlineData("Ada Lovelace leaves on Wednesday at 16:00", "The sessions of Ada Lovelace are never on Wednesday 12 May from 16:00 on or on Thursday 13 May.")]
    [InlineData("Ada Lovelace arrives on Wednesday at 11", "The sessions of Ada Lovelace are never on Wednesday 12 May until 11:00 or on Tuesday 11 May.")]
    [InlineData("Main Hall not after 18:00", "Main Hall is not used from 18:00 on.")]
    [InlineData("Main Hall only on Tuesday", "Main Hall is used only on Tuesday 11 May.")]
    [InlineData("everything only from 9 to 5", "All sessions are only from 09:00 to 17:00.")]
    public void Times_of_people_rooms_and_everything(string rule, string words) => Words(rule).ShouldBe(words);

    [Theory]
    [InlineData("Basics at 9:00", "“Basics” starts at 09:00.")]
    [InlineData("Basics on Tuesday at nine", "“Basics” starts on Tuesday 11 May at 09:00.")]
    [InlineData("Basics starts at 9am on Tuesday", "“Basics” starts on Tuesday 11 May at 09:00.")]
    [InlineData("Basics Tuesday 9:00", "“Basics” starts on Tuesday 11 May at 09:00.")]
    [InlineData("Basics on Tuesday at 14h in Main Hall", "“Basics” starts on Tuesday 11 May at 14:00; “Basics” is in Main Hall.")]
    [InlineData("Basics in Main Hall at 9:00", "“Basics” is in Main Hall; “Basics” starts at 09:00.")]
    [InlineData("keynotes in the Main Hall at nine", "The sessions of the format Keynote are in Main Hall; the sessions of the format Keynote start at 09:00.")]
    [InlineData("session Opening on Wednesday", "“Opening: what is next” is only on Wednesday 12 May.")]
    [InlineData("Life after Java after Basics", "“Basics” is over when “Life after Java” starts.")]
    [InlineData("Basics before Advanced", "“Basics” is over when “Advanced” starts.")]
    [InlineData("Basics must be before Advanced", "“Basics” is over when “Advanced” starts.")]
    [InlineData("Basics, Advanced one after another", "“Basics” and “Advanced” are in one room one after another, in this order.")]
    [InlineData("Basics then Advanced in one room one after another", "“Basics” and “Advanced” are in one room one after another, in this order.")]
    [InlineData("Basics and Advanced back to back in Lab 1", "“Basics” and “Advanced” are in one room one after another, in this order; “Basics” is in Lab 1; “Advanced” is in Lab 1.")]
    [InlineData("Basics and Advanced in the same room", "“Basics” and “Advanced” are all in the same room.")]
    [InlineData("Basics and Advanced not at the same time", "At most one of “Basics” and “Advanced” runs at a time.")]
    public void Sessions_in_time_and_order(string rule, string words) => Words(rule).ShouldBe(words);

    [Theory]
    [InlineData("at most 2 Security at a time", "At most two of the sessions of the track Security run at a time.")]
    [InlineData("At most two Security talks in parallel.", "At most two of the sessions of the track Security run at a time.")]
    [InlineData("no two Security talks in parallel", "At most one of the sessions of the track Security runs at a time.")]
    [InlineData("no more than 3 sessions of track Security at once", "At most three of the sessions of the track Security run at a time.")]
    [InlineData("Security not in parallel", "At most one of the sessions of the track Security runs at a time.")]
    [InlineData("Security keeps to one room", "The sessions of the track Security are all in the same room.")]
    [InlineData("Security in one room", "The sessions of the track Security are all in the same room.")]
    [InlineData("Security keeps to Main Hall", "The sessions of the track Security are in Main Hall.")]
    [InlineData("Security stays in Main Hall", "The sessions of the track Security are in Main Hall.")]
    [InlineData("Workshops in Lab 1 or Lab 2", "The sessions of the format Workshop are in Lab 1 or Lab 2.")]
    [InlineData("Workshops only in Lab 1, Lab 2", "The sessions of the format Workshop are in Lab 1 or Lab 2.")]
    [InlineData("Workshops not in Main Hall", "The sessions of the format Workshop are not in Main Hall.")]
    [InlineData("Lab 1 only for Workshops", "Lab 1 is only for the sessions of the format Workshop.")]
    [InlineData("Lab 1 is reserved for Workshops and Security", "Lab 1 is only for the sessions of the format Workshop and the sessions of the track Security.")]
    [InlineData("Keynotes alone", "Nothing else runs while one of the sessions of the format Keynote does.")]
    [InlineData("Keynotes run with nothing else in parallel", "Nothing else runs while one of the sessions of the format Keynote does.")]
    [InlineData("Keynotes not in parallel with anything", "Nothing else runs while one of the sessions of the format Keynote does.")]
    [InlineData("lunch free", "Nothing runs from 12:00 to 13:00.")]
    [InlineData("keep lunch free from 12:30 to 13:30 on Wednesday", "Nothing runs on Wednesday 12 May from 12:30 to 13:30.")]
    [InlineData("lunch 45 minutes between 11:30 and 14:00", "Everybody has 45 minutes without a session from 11:30 to 14:00.")]
    [InlineData("everybody has 1 hour free between 11 and 14:00 on Tuesday", "Everybody has 1 hour without a session on Tuesday 11 May from 11:00 to 14:00.")]
    [InlineData("nothing on Thursday after 16:00", "Nothing runs on Thursday 13 May from 16:00 on.")]
    [InlineData("Opening expects 250 people", "“Opening: what is next” is in rooms for 250 people or more.")]
    [InlineData("Keynotes need 250 seats", "The sessions of the format Keynote are in rooms for 250 people or more.")]
    [InlineData("everything fits the room", "All sessions are only in rooms that seat their capacity.")]
    [InlineData("Workshops fit into their rooms", "The sessions of the format Workshop are only in rooms that seat their capacity.")]
    [InlineData("Opening fits its room", "“Opening: what is next” is only in rooms that seat its capacity.")]
    [InlineData("Workshop 90 minutes", "The sessions of the format Workshop take 1 h 30 min, unless a session's place says otherwise.")]
    [InlineData("Workshops: 1.5 hours", "The sessions of the format Workshop take 1 h 30 min, unless a session's place says otherwise.")]
    [InlineData("Basics takes 1 hour 30 minutes", "“Basics” takes 1 h 30 min, unless its place says otherwise.")]
    [InlineData("Keynotes last 45min", "The sessions of the format Keynote take 45 minutes, unless a session's place says otherwise.")]
    public void Tracks_formats_rooms_and_lengths(string rule, string words) => Words(rule).ShouldBe(words);

    [Theory]
    [InlineData("wish: Basics in Lab 1", "Wish, weight 1: “Basics” is in Lab 1.", 1)]
    [InlineData("wish 5: Basics in Lab 1", "Wish, weight 5: “Basics” is in Lab 1.", 5)]
    [InlineData("Prefer Basics in Lab 1", "Wish, weight 1: “Basics” is in Lab 1.", 1)]
    [InlineData("Basics in Lab 1 if possible", "Wish, weight 1: “Basics” is in Lab 1.", 1)]
    [InlineData("Basics in Lab 1 (weight 20)", "Wish, weight 20: “Basics” is in Lab 1.", 20)]
    [InlineData("wish 3: no two Security talks at once", "Wish, weight 3: at most one of the sessions of the track Security runs at a time.", 3)]
    public void A_wish_is_read_with_its_weight(string rule, string words, int weight)
    {
        var read = Three().Read(rule).Single();

        read.Error.ShouldBeNull();
        read.Rule!.Words.ShouldBe(words);
        read.Rule.Weight.ShouldBe(weight);
    }

    [Theory]
    [InlineData("Ada Lovelase only on Tuesday", "Ada Lovelase", "\"Ada Lovelace\" only on Tuesday")]
    [InlineData("Ada Lovelace onyl on Tuesday", "onyl on Tuesday", "Ada Lovelace only on Tuesday")]
    [InlineData("Ada Lovelace avaliable on Tuesday", "avaliable on Tuesday", "Ada Lovelace available on Tuesday")]
    [InlineData("Ada Lovelace only on Tusday", "on Tusday", "Ada Lovelace only on Tuesday")]
    [InlineData("Ada Lovelace only on Saturday", "Saturday", "Ada Lovelace only on 2027-05-11")]
    [InlineData("Lecture not on Tuesday", "Lecture", "track \"Lecture\" not on Tuesday")]
    [InlineData("Basics befor Advanced", "befor Advanced", "Basics before Advanced")]
    [InlineData("Basics, Advansed one after another", "Advansed", "Basics, \"Advanced\" one after another")]
    [InlineData("Workshops in Lab 1 or Lab 3", "Lab 3", "Workshops in Lab 1 or \"Lab 1\"")]
    [InlineData("Basics in Lap 1", "Lap 1", "Basics in \"Lab 1\"")]
    [InlineData("at most 2 Security", "", "at most 2 Security at a time")]
    [InlineData("lunch 45 minutes", "", "lunch 45 minutes between 11:30 and 14:00")]
    [InlineData("Ada Lovelace not at 9:00", "at 9:00", "Ada Lovelace not from 09:00 to 10:00")]
    [InlineData("wish 500: Basics in Lab 1", "500", "wish 1: Basics in Lab 1")]
    [InlineData("Ada Lovelace leaves on Wednesday", "on Wednesday", "Ada Lovelace leaves on Wednesday at 12:00")]
    [InlineData("make it nice", "make it nice", null)]
    [InlineData("", "", null)]
    [InlineData("Basics", "", null)]
    [InlineData("Basics in", "", null)]
    [InlineData("Basics before Basics", "Basics", null)]
    [InlineData("Basics in Lab 1 tomorrow", "tomorrow", null)]
    [InlineData("Basics from 14:00 to 13:00", "14:00 to 13:00", null)]
    [InlineData("wish: Workshop 90 minutes", null, null)]
    public void What_is_not_understood_is_said_with_the_nearest_right_form(string rule, string? part, string? nearest)
    {
        var read = Three().Read(rule).Single();

        read.Rule.ShouldBeNull();
        read.Error!.Message.ShouldEndWith($"The nearest right form: {read.Error.Nearest}");
        if (part is not null)
            read.Error.NotUnderstood.ShouldBe(part, read.Error.Message);
        if (nearest is not null)
            read.Error.Nearest.ShouldBe(nearest, read.Error.Message);
    }

    [Fact]
    public void A_name_of_two_things_is_told_with_both()
    {
        Three().Read("Lecture in Lab 1").Single().Error!.Message.ShouldBe(
            "\"Lecture\" can be the track Lecture or the format Lecture: say which. The nearest right form: track \"Lecture\" in Lab 1");
        Three().Read("format Lecture in Lab 1").Single().Rule!.Words.ShouldBe("The sessions of the format Lecture are in Lab 1.");
    }

    // Whoever submits a talk chooses its title; the rule would be about that talk alone.
    [Theory]
    [InlineData("Keynotes", "Keynotes in Hall at nine", "the session Keynotes or the format Keynote", "format \"Keynote\" in Hall at nine")]
    [InlineData("Security talks", "no two Security talks at once", "the session Security talks or the track Security", null)]
    [InlineData("the Hall", "everything in the Hall", null, null)]
    public void A_title_that_a_stranger_wrote_hides_no_track_format_or_room(string title, string rule, string? both, string? instead)
    {
        var conference = new Conference().Room("Hall").Session(title, "Eve", "Security", "Talk").Session("Opening", "Ada", "Security", "Keynote");

        var read = conference.Read(rule).Single();

        if (both is null)
            read.Rule!.Words.ShouldBe("All sessions are in Hall.");
        else
            read.Error!.Message.ShouldContain($"can be {both}: say which");
        if (instead is not null)
            conference.Read(instead).Single().Rule!.Words.ShouldStartWith("The sessions of the format Keynote");
    }

    [Fact]
    public void A_part_of_two_names_is_told_with_both() => new Conference().Room("Hall").Session("Trust: one").Session("Trust: two").Read("Trust in Hall").Single().Error!.Message
        .ShouldBe("\"Trust\" can be the session Trust: one or the session Trust: two: say which. The nearest right form: session \"Trust: one\" in Hall");

    [Theory]
    [InlineData("Wish you were here", "Wish you were here at 9:00")]
    [InlineData("Nothing is true", "Nothing is true at 9:00")]
    [InlineData("Lunch with Ada", "Lunch with Ada at 9:00")]
    [InlineData("At most once", "at most once at 9:00")]
    [InlineData("Before and after, alone", "Before and after, alone at 9:00")]
    [InlineData("Not on Tuesday", "Not on Tuesday at 9:00")]
    [InlineData("Alone", "\"Alone\" at 9:00")]
    [InlineData("Ideally", "session \"Ideally\" at 9:00")]
    public void A_title_may_be_made_of_words_of_the_language(string title, string rule)
    {
        var read = new Conference().Room("Hall").Session(title).Session("Other").Read(rule).Single();

        read.Error.ShouldBeNull(read.Error?.Message);
        read.Rule!.Words.ShouldBe($"“{title}” starts at 09:00.");
    }

    [Theory]
    [InlineData("at most 2 Track 4 at a time", "At most two of the sessions of the track Track 4 run at a time.")]
    [InlineData("no two Track 4 talks at once", "At most one of the sessions of the track Track 4 runs at a time.")]
    [InlineData("Track 4 not on Tuesday", "The sessions of the track Track 4 are never on Tuesday 11 May.")]
    [InlineData("Talk in Room 9", "The sessions of the format Talk are in Room 9.")]
    [InlineData("Talk 45 minutes", "The sessions of the format Talk take 45 minutes, unless a session's place says otherwise.")]
    [InlineData("Session 9 before Session 21", "“Session 9” is over when “Session 21” starts.")]
    [InlineData("Room 9 only for Track 4", "Room 9 is only for the sessions of the track Track 4.")]
    public void A_name_may_begin_with_the_word_for_its_kind(string rule, string words)
    {
        var read = new Conference().Room("Room 9").Session("Session 9", track: "Track 4", format: "Talk").Session("Session 21").Read(rule).Single();

        read.Error.ShouldBeNull(read.Error?.Message);
        read.Rule!.Words.ShouldBe(words);
    }

    // READMEs show the table, which ReadmeTests hold to it.
    [Fact]
    public void Every_example_of_the_table_is_read() => OfTheTable.Read([.. RuleForms.All.Select(form => form.Example)]).ShouldAllBe(reading => reading.Error == null);

    [Fact]
    public void What_the_table_mentions_beside_a_form_is_read_too()
    {
        var written = new Dictionary<string, string>
        {
            ["arrives"] = "Ada Lovelace arrives on Friday at 12:00",
            ["not in"] = "Workshops not in Lab 1 or Lab 2",
            ["after"] = "Advanced after Basics",
            ["no two NAME at once"] = "no two Security at once",
            ["everybody DURATION between"] = "everybody 45 minutes between 11:30 and 14:00",
        };

        RuleForms.All.SelectMany(form => form.Meaning.Split('"').Where((_, number) => number % 2 == 1)).ShouldBe(written.Keys, ignoreOrder: true);
        OfTheTable.Read([.. written.Values]).ShouldAllBe(reading => reading.Error == null);
    }

    [Fact]
    public void No_text_is_slow_or_throws()
    {
        var conference = Three();
        foreach (var text in (string[])
            [new string('"', 499), string.Concat(Enumerable.Repeat("Basics and ", 45)), string.Concat(Enumerable.Repeat("only not ", 55)), new string('a', 5000), string.Concat(Enumerable.Repeat("10:00-", 80)), "wish wish wish wish",
             "Basics on 99999999999999999999 May", "at most 99999999999999 Security at a time", "Basics at 25:99", "Basics expects -1 people", "((((((", "\u202e\u0000", "day day day", "Basics at 9:00 9:00 9:00"])
            conference.Read(text).Single().Error.ShouldNotBeNull(text);
    }

    private static string Words(string rule)
    {
        var read = Three().Read(rule).Single();
        read.Error.ShouldBeNull(read.Error?.Message);
        return read.Rule!.Words;
    }
}
