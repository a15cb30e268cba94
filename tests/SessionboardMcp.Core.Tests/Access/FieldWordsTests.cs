using System.Globalization;
using System.Text;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Tests.Access;

/// <summary>Letters by which a name could hide what it is.</summary>
public sealed class FieldWordsTests
{
    // Everything that was told apart by hand before Unicode's own table was used, each followed by its Latin letter: none may be lost.
    private const string Known = "аaеeоoрpсcхxуyіiјjѕsһhԁdԛqԝwкkмmтtвbнhοoαaεeιiκkνvρpτtυuχxηnıiɡgɩiɑa"
        + "àaáaâaãaäaåaçcèeéeêeëeìiíiîiïiñnòoóoôoõoöoùuúuûuüuýyÿyāaăaąaćcĉcċcčcďdēeĕeėeęeěeĝgğgġgģgĥhĩiīiĭiįiĵjķkĺlļlľlńn"
        + "ņnňnōoŏoőoŕrŗrřrśsŝsşsšsţtťtũuūuŭuůuűuųuŵwŷyźzżzžzſsơoưuǎaǐiǒoǔuǖuǘuǚuǜuǟaǡaǧgǩkǫoǭoǰjǵgǹnǻaȁaȃaȅeȇeȉiȋiȍoȏoȑr"
        + "ȓrȕuȗușsțtȟhȧaȩeȫoȭoȯoȱoȳyøođdłlħhŧtßsðdŀlƒf";

    public static TheoryData<string, string> LookAlikes => Pairs(Known.Chunk(2).Select(pair => (pair[0].ToString(), pair[1].ToString())));

    public static TheoryData<string, string> Decorated => Pairs(
        Enumerable.Range('a', 26).SelectMany(letter => new[] { letter - 'a' + 0x24D0, letter - 'A' + 0xFF21 }
            .Concat(Enumerable.Range(0, 13).Select(style => 0x1D400 + (style * 52) + 26 + letter - 'a'))
            .Where(code => CharUnicodeInfo.GetUnicodeCategory(code) != UnicodeCategory.OtherNotAssigned)
            .Select(code => (char.ConvertFromUtf32(code), ((char)letter).ToString()))));

    [Theory]
    [MemberData(nameof(LookAlikes))]
    [MemberData(nameof(Decorated))]
    public void A_letter_that_looks_like_a_latin_one_is_that(string seen, string latin)
    {
        FieldWords.Of($"q{seen}q").ShouldBe([$"q{latin}q"]);
        FieldWords.Of(seen.ToUpperInvariant() + "qq").ShouldBe([latin + "qq"]);
    }

    [Theory]
    [InlineData("geṇder")]
    [InlineData("ｇⓔ𝓷𝖽𝕖𝐫")]
    [InlineData("gën\u0301d\u0332er")]
    [InlineData("gеndеr")]
    [InlineData("gёndёr")]
    [InlineData("g𝛆nder")]
    [InlineData("GĖNḌĒṘ")]
    [InlineData("ʰⁱᵛ")]
    public void A_sensitive_word_is_known_in_letters_that_were_not_told_by_hand(string name) => PersonalFields.Known.IsSensitive(name).ShouldBeTrue();

    [Fact]
    public void Signs_part_words_as_before_also_those_that_are_made_of_letters()
    {
        // The Basic Multilingual Plane, without letters, digits, what cannot be seen, and circled letters.
        var signs = Enumerable.Range(0x80, 0xFFFF - 0x80).Where(code => !char.IsSurrogate((char)code)).Select(code => new Rune(code))
            .Where(sign => !Rune.IsLetterOrDigit(sign) && sign.Value is not (>= 0x24B6 and <= 0x24E9)
                && Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control))
            .ToList();

        signs.Count.ShouldBeGreaterThan(5_000);
        signs.Where(sign => FieldWords.Of($"fax{sign}").Count != 1 || FieldWords.Of($"FAX{sign}no")[0] != "fax").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("title", true)]
    [InlineData("Title", true)]
    [InlineData("track name", true)]
    [InlineData("ｔｉｔｌｅ", false)]
    [InlineData("tіtle", false)]
    [InlineData("titⅼe", false)]
    [InlineData("ti\u200Btle", false)]
    [InlineData("biö", false)]
    public void What_only_looks_like_a_harmless_field_is_not_one(string name, bool isHarmless) => CoreFields.Contain(name).ShouldBe(isHarmless);

    private static TheoryData<string, string> Pairs(IEnumerable<(string Seen, string Latin)> pairs)
    {
        var data = new TheoryData<string, string>();
        foreach (var (seen, latin) in pairs)
            data.Add(seen, latin);
        return data;
    }
}
