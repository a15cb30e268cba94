using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.SbQL.Tests.Names;

public sealed class FoldingTests
{
    [Theory]
    // Case, of letters beyond ASCII too.
    [InlineData("ÅNGSTRÖM", "ångström")]
    [InlineData("ΟΔΥΣΣΕΎΣ", "οδυσσεύς")]
    [InlineData("МОСКВА", "москва")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Diyarbakır", "Diyarbakir")]
    // One character or two.
    [InlineData("Zo\u00EB", "Zoe\u0308")]
    [InlineData("\u1EC7", "e\u0323\u0302")]
    [InlineData("\u0439", "\u0438\u0306")]
    [InlineData("\uAC01", "\u1100\u1161\u11A8")]
    [InlineData("\u304C", "\u304B\u3099")]
    // Accents, and letters that are not made of one and an accent.
    [InlineData("Müller", "Muller")]
    [InlineData("Łukasz Wałęsa", "lukasz walesa")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Straße", "STRAẞE")]
    [InlineData("Søren Ærø", "soren aero")]
    [InlineData("Đặng Þór", "dang thor")]
    [InlineData("Œuvre", "oeuvre")]
    // Wide, decorated and joined letters.
    [InlineData("ＤｅｖＣｏｎ　２０２７", "DevCon 2027")]
    [InlineData("𝐀𝐈 𝓼𝓾𝓶𝓶𝓲𝓽", "AI summit")]
    [InlineData("ﬁne-tuning", "fine-tuning")]
    [InlineData("ﾃｽﾄ", "テスト")]
    [InlineData("٢٠٢٧", "2027")]
    // Apostrophes, quotes, dashes, spaces.
    [InlineData("O’Brien", "O'Brien")]
    [InlineData("O`Brien", "OʼBrien")]
    [InlineData("“Quoted”", "\"Quoted\"")]
    [InlineData("«Quoted»", "„Quoted‟")]
    [InlineData("real\u2011time", "real-time")]
    [InlineData("real\u2013time", "real\u2212time")]
    [InlineData("Hall\u00A0A", "Hall A")]
    [InlineData("Hall\u202FA", "Hall\tA")]
    // What cannot be seen.
    [InlineData("kuber\u00ADnetes", "kubernetes")]
    [InlineData("kuber\u200Bnetes", "\uFEFFkubernetes\u2060")]
    [InlineData("\u202Ekubernetes\u202C", "kubernetes")]
    [InlineData("Kubernetes™", "kubernetes")]
    public void Written_differently_they_are_the_same(string one, string other) => Folding.Letters(one).ShouldBe(Folding.Letters(other));

    [Theory]
    [InlineData("AI & ML: hype?", "ai ml hype")]
    [InlineData("C++20, C#, F# and .NET", "c++20 c# f# and net")]
    [InlineData("issue#5 is 1+1", "issue 5 is 1 1")]
    [InlineData("東京 2027会議", "東 京 2027 会 議")]
    [InlineData("🚀 Launch❤️", "🚀 launch ❤")]
    [InlineData("O'Brien's real-time", "o brien s real time")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("?!… — “”", "")]
    [InlineData("\u200B\u00AD", "")]
    [InlineData("\uD800 half \uDC00", "half")]
    [InlineData("", "")]
    public void Words_are_runs_of_letters_and_digits(string text, string words) => Folding.Words(text).ShouldBe(words);

    [Theory]
    [InlineData("maintain", "AI")]
    [InlineData("Ada", "Ade")]
    [InlineData("C", "C++")]
    [InlineData("か", "が")]
    [InlineData("कि", "की")]
    public void Different_words_stay_different(string one, string other) => Folding.Words(one).ShouldNotBe(Folding.Words(other));

    [Fact]
    public void What_is_folded_stays_as_it_is() => Enumerable.Range(0, 0x10000).Concat(Enumerable.Range(0x1D400, 0x400))
        .Where(code => code is < 0xD800 or > 0xDFFF)
        .Select(char.ConvertFromUtf32)
        .Where(text => Folding.Letters(Folding.Letters(text)) != Folding.Letters(text) || FoldedWords.Of(Folding.Words(text)) != Folding.Words(text))
        .ShouldBeEmpty();

    [Fact]
    public void The_nearest_names_are_near_in_any_spelling()
    {
        NearestNames.Of("MULLER", ["Maler", "Müller", "Möhler"])[0].ShouldBe("Müller");
        NearestNames.Of("Sorensen", ["Sorenson", "Sørensen"])[0].ShouldBe("Sørensen");
    }
}
