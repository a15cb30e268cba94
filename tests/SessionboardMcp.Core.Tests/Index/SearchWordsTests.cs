using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tests.Index;

public sealed class SearchWordsTests
{
    [Theory]
    // Words and their beginnings, in any order, and nothing inside a word.
    [InlineData("AI", "How we maintain AI", true)]
    [InlineData("AI", "How we maintain chairs", false)]
    [InlineData("kube sec", "Security of Kubernetes", true)]
    [InlineData("kube sec", "Insecurity of Kubernetes", false)]
    [InlineData("net", "Internet of things", false)]
    // Any spelling.
    [InlineData("strasse", "Die STRAẞE", true)]
    [InlineData("lodz", "Łódź", true)]
    [InlineData("Łódź", "Lodz meetup", true)]
    [InlineData("Zoe\u0308", "Zoë", true)]
    [InlineData("aero", "Ærø", true)]
    [InlineData("ＡＩ", "AI", true)]
    [InlineData("kubernetes", "Kuber\u00ADnetes\u200B", true)]
    // Apostrophes, hyphens and dashes, together and apart.
    [InlineData("O’Brien", "Mr O'Brien speaks", true)]
    [InlineData("OBrien", "Mr O'Brien speaks", true)]
    [InlineData("O Brien", "Mr O’Brien speaks", true)]
    [InlineData("O'Brien", "Mr OBrien speaks", true)]
    [InlineData("Brien", "Mr O'Brien speaks", true)]
    [InlineData("real-time", "Real\u2011time data", true)]
    [InlineData("realtime", "Real–time data", true)]
    [InlineData("real time", "realtime data", false)]
    [InlineData("real–time", "realtime data", true)]
    [InlineData("e-mail", "Email for all", true)]
    [InlineData("email", "E‐mail for all", true)]
    [InlineData("R&D", "R & D budgets", true)]
    [InlineData("DEV-12", "DEV-12", true)]
    // Names of languages and the like.
    [InlineData("C++", "Modern C++20", true)]
    [InlineData("C++", "Modern C", false)]
    [InlineData("C#", "C# and F#", true)]
    [InlineData("C#", "C and C++", false)]
    [InlineData("C", "Modern C++ and C#", false)]
    [InlineData("C", "Only C", true)]
    [InlineData(".NET", "ASP.NET in practice", true)]
    [InlineData(".net", ".NET 10", true)]
    [InlineData(".NET", "Network of the internet", false)]
    [InlineData("Node.js", "Node.js and NodeJS", true)]
    [InlineData("R", "R for statistics", true)]
    [InlineData("R", "Rust for statistics", false)]
    // Quotes hold words together.
    [InlineData("\"machine learning\"", "Of machine learning", true)]
    [InlineData("“machine learning”", "Learning of a machine", false)]
    [InlineData("\"machine learn\"", "Of machine learning", false)]
    [InlineData("machine \"learning", "Learning of a machine", true)]
    // Pictographs, and scripts without spaces.
    [InlineData("🚀", "Launch 🚀 day", true)]
    [InlineData("🚀", "Launch day", false)]
    [InlineData("会議", "東京会議2027", true)]
    [InlineData("会東", "東京会議2027", false)]
    [InlineData("が", "か\u3099くせい", true)]
    // What is masked is nobody's.
    [InlineData("a", "a***@b***.com", false)]
    [InlineData("com", "a***@b***.com", false)]
    [InlineData("4567", "***-***-4567", false)]
    [InlineData("day", "*** Day ***", true)]
    public void A_text_holds_the_words_or_not(string wanted, string text, bool found)
    {
        var words = SearchWords.Read("text", wanted);

        (RankOf(words, [text], [], []) is not null).ShouldBe(found);
        (RankOf(words, [], [], ["before", text]) is not null).ShouldBe(found);
        words.Terms.All(IsListed).ShouldBe(found);

        bool IsListed(string[] needles)
        {
            var levels = new byte[1];
            TermList.Of([new SearchedRecord("", Core.Index.SearchedText.Of([text]), default)]).Level(needles, levels);
            return levels[0] != SearchWords.None;
        }
    }

    [Theory]
    [InlineData("???")]
    [InlineData("\"\"")]
    [InlineData("“ ”")]
    [InlineData("-")]
    [InlineData("…")]
    [InlineData("\u200B\u00AD")]
    [InlineData("\uD800")]
    [InlineData("+ # *")]
    [InlineData("%")]
    public void A_text_of_nothing_to_look_for_is_refused_rather_than_finding_everything(string wanted) =>
        Should.Throw<InvalidArgumentException>(() => SearchWords.Read("text", wanted)).Message.ShouldStartWith("Argument `text` has no letter, digit or pictograph to look for.");

    [Fact]
    public void Whole_words_of_the_title_come_first_then_beginnings_then_names_then_texts()
    {
        var words = SearchWords.Read("text", "data plan");

        RankOf(words, ["Plan your data"], [], []).ShouldBe(0);
        RankOf(words, ["Planning for databases"], [], []).ShouldBe(1);
        RankOf(words, ["Planning"], ["Data Ltd"], []).ShouldBe(2);
        RankOf(words, ["Planning"], [], ["about data"]).ShouldBe(3);
        RankOf(words, ["Planning"], [], ["about other things"]).ShouldBeNull();
    }

    [Fact]
    public void Words_of_different_texts_are_no_phrase() =>
        RankOf(SearchWords.Read("text", "\"one two\""), ["one"], ["two"], ["one", "two"]).ShouldBeNull();

    private static int? RankOf(SearchWords words, string[] title, string[] names, string[] others) => words.RankOf(SearchedRecord.Of(title, names, others, masks: false));
}
