using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Tests.Access;

public class PiiMaskTests
{
    [Theory]
    [InlineData("jane@acme.com", "j***@a***.com")]
    [InlineData("j@mail.acme.co.uk", "j***@m***.uk")]
    [InlineData("jane@localhost", "j***@l***")]
    [InlineData("jane", "j***")]
    [InlineData("@acme.com", "@***")]
    [InlineData("", "")]
    public void An_address_keeps_two_letters_and_its_top_domain(string email, string masked) => PiiMask.Email(email).ShouldBe(masked);

    [Theory]
    [InlineData("+1 (555) 123-4567", "***-***-4567")]
    [InlineData("030 901820", "***-***-1820")]
    [InlineData("4567", "***-***-****")]
    [InlineData("none", "***-***-****")]
    [InlineData("", "")]
    public void A_phone_keeps_four_digits_of_many(string phone, string masked) => PiiMask.Phone(phone).ShouldBe(masked);

    [Theory]
    [InlineData("Austin", "A***")]
    [InlineData("😀 Street", "😀***")]
    [InlineData("", "")]
    public void A_text_keeps_its_first_letter(string text, string masked) => PiiMask.Text(text).ShouldBe(masked);
}
