using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tests.Answers;

public class PersonalDataMaskTests
{
    [Theory]
    [InlineData("jane.doe@acme.com", "j***@a***.com")]
    [InlineData("j***@a***.com", "j***@a***.com")]
    [InlineData("+1 555 010 4567", "***-***-4567")]
    [InlineData("***-***-4567", "***-***-4567")]
    [InlineData("12 Main Street", "1***")]
    [InlineData("Äußere Str. 5", "Ä***")]
    [InlineData("@", "***@***")]
    [InlineData("", "")]
    public void A_personal_value_is_masked_whole(string value, string expected) =>
        PersonalDataMask.Value(value).ShouldBe(expected);

    [Theory]
    [InlineData("Write to jane.doe@acme.co.uk today", "Write to j***@a***.uk today")]
    [InlineData("Call +49 30 5550 1234 or 555-010-4567.", "Call ***-***-1234 or ***-***-4567.")]
    [InlineData("(555) 010-4567", "***-***-4567")]
    public void Addresses_and_numbers_inside_a_text_are_masked(string text, string expected) =>
        PersonalDataMask.Within(text).ShouldBe(expected);

    [Theory]
    [InlineData("2027-03-28T09:00:00+02:00")]
    [InlineData("DEV-1042")]
    [InlineData("497f6eca-6276-4993-bfeb-53cbbbba6f08")]
    [InlineData("Room 101, 1200 people, 2026-10-12")]
    [InlineData("C# 14 @ scale")]
    public void What_is_no_address_and_no_number_stays(string text) => PersonalDataMask.Within(text).ShouldBe(text);

    // Against each pattern's limit of time: none may take a long text's length squared.
    [Theory]
    [InlineData("a")]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("+1 ")]
    [InlineData("555-010 ")]
    public void A_text_of_a_million_characters_is_read_in_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));

        PersonalDataMask.Within(text + " jane.doe@acme.com").ShouldEndWith(" j***@a***.com");
    }
}
