using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tests.Answers;

public class PersonalDataMaskTests
{
    [Theory]
    [InlineData("jane.doe@acme.com", "j***@a***.com")]
    [InlineData("j***@a***.com", "j***@a***.com")]
    [InlineData("+1 555 010 4567", "***-***-4567")]
    [InlineData("***-***-4567", "***-***-4567")]
    [InlineData("12 Main Street", "***")]
    [InlineData("Äußere Str. 5", "***")]
    [InlineData("@", "***")]
    [InlineData("", "")]
    public void A_personal_value_is_masked_whole(string value, string expected) =>
        PersonalDataMask.Value(value).ShouldBe(expected);

    [Theory]
    [InlineData("Write to jane.doe@acme.co.uk today", "Write to j***@a***.uk today")]
    [InlineData("Call +49 30 5550 1234 or 555-010-4567.", "Call ***-***-1234 or ***-***-4567.")]
    [InlineData("(555) 010-4567", "***-***-4567")]
    [InlineData("Tel++33 6 12 34 56 78", "Tel***-***-5678")]
    [InlineData("Reach me: ++49 171 5557713, Tel++49 171 5557713", "Reach me: ***-***-7713, Tel***-***-7713")]
    [InlineData("Phone after 6pm 5125557712, or after 18:00 5125557713", "Phone after 6pm ***-***-7712, or after 18:00 5125557713")]
    [InlineData("Tel. 9-17 Uhr 171 5557712", "Tel. 9-17 Uhr ***-***-7712")]
    [InlineData("call me between 9 and 17h: 98765 47712", "call me between 9 and 17h: ***-***-7712")]
    [InlineData("Mobile (after 18:00) 98765 47712", "Mobile (after 18:00) ***-***-7712")]
    [InlineData("+4 9 1 7 1 5 5 5 7 7 1 2 and 3 more", "***-***-7712 and 3 more")]
    public void Addresses_and_numbers_inside_a_text_are_masked(string text, string expected) =>
        PersonalDataMask.Within(text).ShouldBe(expected);

    [Theory]
    [InlineData("2027-03-28T09:00:00+02:00")]
    [InlineData("DEV-1042")]
    [InlineData("497f6eca-6276-4993-bfeb-53cbbbba6f08")]
    [InlineData("Room 101, 1200 people, 2026-10-12")]
    [InlineData("C# 14 @ scale")]
    [InlineData("Modern C++ 11/14/17/20 in practice, from C++ 98/11/14/17/20/23, with g++ 11 12 13 14 and C++ 98/03/2011")]
    public void What_is_no_address_and_no_number_stays(string text) => PersonalDataMask.Within(text).ShouldBe(text);

    // Texts without signs and digits are not searched: of none that has something that may happen.
    [Fact]
    public void What_is_not_looked_for_is_not_there()
    {
        string[] parts =
        [
            "jane", "doe", "@", " at ", " AT ", "(at)", "[ät]", "&#64;", "%40", "\\u0040", "=40", ".com", " dot ", "acme", "*", "_", "|",
            "+", "49", "030", "555", "-", " ", "(", ")", "/", "tel: ", "call ", "1", "23", "456", "0134", "%2B", "DE", "89", "3704", "0044", "0532", "0130", "00", "GB29NWBK",
            "٣٤", "４５", "²³", "①", "\u00A0", "\n", "é", "@@", "\\@", "\\.", " . ", "\u00B7", "\u260E", "\U0001F4DE", "8 (495)", ".doe", "mail:",
            "-at-", "'at'", "\"AT\"", "\u2018at\u2019", "\u201Cat\u201D", "~at~", "-dot-", "'dot'", "_dot_", " arroba ", " Arobase ", " Klammeraffe ", "=at=", ".AT.", "« at »", " kropka pl", " ät ", " Ät ", " point fr", ",com", "phone", "电话", "#", "6pm ", "--", "my number is ",
        ];
        var random = new Random(20261129);
        var (spared, found) = (0, 0);
        for (var round = 0; round < 40_000; round++)
        {
            var read = ReadForm.Of(string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => parts[random.Next(parts.Length)])));
            var digits = read.Folded.Count(char.IsAsciiDigit);
            var (mails, accounts, phones) = (MailAddresses.Find(read.Folded, read.Written).ToList(), BankAccounts.Find(read.Folded).ToList(), PhoneNumbers.Find(read.Folded).ToList());

            if (!AtSign.MayBeIn(read.Folded))
                mails.ShouldBeEmpty(read.Written);
            if (digits < BankAccounts.LeastDigits)
                accounts.ShouldBeEmpty(read.Written);
            if (digits < PhoneNumbers.LeastDigits)
                phones.ShouldBeEmpty(read.Written);
            spared += AtSign.MayBeIn(read.Folded) && digits >= PhoneNumbers.LeastDigits ? 0 : 1;
            found += mails.Count + accounts.Count + phones.Count;
        }

        spared.ShouldBeGreaterThan(1_000);
        found.ShouldBeGreaterThan(1_000);
    }

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

    [Theory]
    [InlineData("1980-02-03")]
    [InlineData("03.02.1980")]
    [InlineData("19800203")]
    [InlineData("Halal")]
    [InlineData("H")]
    [InlineData("none")]
    [InlineData("123456789")]
    [InlineData("*** allergic to nuts ***")]
    [InlineData("***")]
    [InlineData("nuts, call 555-010-4567")]
    [InlineData("jane@a.example and bob@b.example")]
    [InlineData("j***@a***.com is jane")]
    [InlineData("\U0001F600 smiling")]
    [InlineData("\uD83D")]
    public void A_mask_of_anything_but_an_address_or_a_number_says_nothing(string value) =>
        PersonalDataMask.Value(value).ShouldBeOneOf("***", "");

    [Theory]
    [InlineData("jane.doe@acme.com")]
    [InlineData("JANE@ACME.CO.UK")]
    [InlineData("jane+tag@sub.acme-corp.org")]
    [InlineData("o'hara@acme.com")]
    [InlineData("\"jane doe\"@acme.com")]
    [InlineData("\"ja@ne\"@acme.com")]
    [InlineData("jane@[192.168.10.1]")]
    [InlineData("jane\uFF20acme\uFF0Ecom")]
    [InlineData("jänë@exämple.org")]
    [InlineData("jane@例え.テスト")]
    [InlineData("jane@xn--fsq.com")]
    [InlineData("mailto:jane@acme.com")]
    [InlineData("<jane@acme.com>")]
    [InlineData("https://x.example/?email=jane%40acme.com&a=1")]
    [InlineData("https://jane@acme.com/path")]
    [InlineData("jane (at) acme (dot) com")]
    [InlineData("jane[at]acme[dot]com")]
    [InlineData("jane at acme dot com")]
    [InlineData("jane(@)acme.com")]
    [InlineData("jane @ acme.com")]
    [InlineData("jane@ acme.com")]
    [InlineData("jane@acme[.]com")]
    [InlineData("jane&#64;acme.com")]
    [InlineData("***jane@acme.com***")]
    [InlineData("***@jane@acme.com")]
    [InlineData("j***@a***.com jane@acme.com")]
    [InlineData("jane@acme…")]
    [MemberData(nameof(MaskCorpus.Addresses), MemberType = typeof(MaskCorpus))]
    public void An_address_inside_a_text_is_masked_in_any_spelling(string text)
    {
        var masked = PersonalDataMask.Within($"Write to {text}, please.");

        masked.ShouldContain("***");
        masked.ToLowerInvariant().ShouldNotContain("jane");
        masked.ToLowerInvariant().ShouldNotContain("jänë");
        masked.ToLowerInvariant().ShouldNotContain("acme");
        masked.ShouldStartWith("Write to ");
        masked.ShouldEndWith("please.");
    }

    [Theory]
    [InlineData("030 5557712")]
    [InlineData("(030) 555-7712")]
    [InlineData("030/555 77 12")]
    [InlineData("0305557712")]
    [InlineData("+49 30 5557712")]
    [InlineData("+49 (0)30 5557712")]
    [InlineData("+49-30-5557712")]
    [InlineData("+49305557712")]
    [InlineData("＋４９ ３０ ５５５７７１２")]
    [InlineData("+٤٩ ٣٠ ٥٥٥٧٧١٢")]
    [InlineData("0049 30 5557712")]
    [InlineData("01 23 45 77 12")]
    [InlineData("07700 907712")]
    [InlineData("079 123 77 12")]
    [InlineData("512 555 7712")]
    [InlineData("(512) 555-7712")]
    [InlineData("512.555.7712")]
    [InlineData("1-512-555-7712")]
    [InlineData("555 7712")]
    [InlineData("555-7712")]
    [InlineData("tel:+49305557712")]
    [InlineData("tel:0305557712")]
    [InlineData("phone: 5557712")]
    [InlineData("Call me, 612 345 7712")]
    [InlineData("WhatsApp 98765 47712")]
    [InlineData("Tel. 3457712")]
    [InlineData("https://wa.me/49305557712")]
    [InlineData("?phone=%2B49305557712")]
    [MemberData(nameof(MaskCorpus.Numbers), MemberType = typeof(MaskCorpus))]
    public void A_number_inside_a_text_is_masked_in_any_spelling(string text)
    {
        var masked = PersonalDataMask.Within($"Reach {text} today.");

        masked.ShouldContain("***-***-7712 today.");
        masked.Count(char.IsDigit).ShouldBe(4, masked);
    }

    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("DE89370400440532013000")]
    [InlineData("gb29 nwbk 6016 1331 9268 19")]
    [InlineData("NO93-8601-1117-947")]
    public void A_bank_account_is_masked(string account) =>
        PersonalDataMask.Within($"Pay to {account} soon").ShouldBe("Pay to *** soon");

    [Theory]
    [InlineData("DE89370400440532013001, DE12ABC, FR2027, AT10")]
    [InlineData("2027-03-12")]
    [InlineData("12.03.2027")]
    [InlineData("03/12/2027 09:00-10:30")]
    [InlineData("from 2027-03-12 to 2027-03-14")]
    [InlineData("05.06.2027 07.08.2027")]
    [InlineData("08/2027 - 09/2027")]
    [InlineData("2026-2027 and 2026/27")]
    [InlineData("09:00-10:30, 13:15 to 14:00")]
    [InlineData("2027-03-28T09:00:00-06:00")]
    [InlineData("ISBN 978-0-13-468599-1")]
    [InlineData("ISBN 0-306-40615-2")]
    [InlineData("DEV-1042, SPK-12, A-0042")]
    [InlineData("Room 101-1200, Hall 4")]
    [InlineData("1,583 sessions and 1 200 000 people")]
    [InlineData("$1.200.000 or 1.500.000 €")]
    [InlineData("version 10.0.2027, v1.2.3")]
    [InlineData("497f6eca-6276-4993-bfeb-53cbbbba6f08")]
    [InlineData("01234567-1234-1234-1234-123456789012")]
    [InlineData("192.168.10.20 and 010.020.030.040")]
    [InlineData("https://app.sessionboard.com/event/3960/session/0305557712")]
    [InlineData("3.14159265 and 1e10")]
    [InlineData("C# 14 @ scale, talks @ Node, npm@latest, pkg@1.2.3")]
    [InlineData("Follow @sessionboard, meet us at example.org")]
    [InlineData("½ price ™ at 5 °C, x² + y²")]
    [InlineData("j***@a***.com")]
    [InlineData("***-***-4567")]
    [InlineData("100 requests in 15 minutes, 40,000 characters, SBQL103")]
    [InlineData("call for papers 2026 and 2027")]
    [MemberData(nameof(MaskCorpus.NoAddresses), MemberType = typeof(MaskCorpus))]
    [MemberData(nameof(MaskCorpus.NoNumbers), MemberType = typeof(MaskCorpus))]
    public void What_only_looks_like_personal_data_stays(string text) => PersonalDataMask.Within(text).ShouldBe(text);

    [Theory]
    [InlineData("a@")]
    [InlineData("(at)")]
    [InlineData(" at ")]
    [InlineData("\"@")]
    [InlineData("\"a b\"@b")]
    [InlineData("0")]
    [InlineData("01 ")]
    [InlineData("(0")]
    [InlineData("DE89 ")]
    [InlineData("a@b.")]
    [InlineData("***@a***.")]
    [InlineData("@ ")]
    [InlineData("\\@a\\.")]
    [InlineData("a at b dot ")]
    [InlineData("a dot ")]
    [InlineData("a at b . ")]
    [InlineData("mail: a at ")]
    [InlineData("1·")]
    [InlineData("call 12 34 56 ")]
    [InlineData("8 (495) ")]
    [InlineData("a-at-b-dot-")]
    [InlineData("a'at'b'dot'")]
    [InlineData("'dot'")]
    [InlineData("( dot )")]
    [InlineData("a ät b punkt ")]
    [InlineData("a arroba b point ")]
    [InlineData("mail is me at ")]
    [InlineData(".at.b.dot.")]
    [InlineData(" at sign ")]
    [InlineData("a=at=b=dot=")]
    [InlineData("is at gmail.com ")]
    [InlineData("a@b,")]
    [InlineData("a @ ")]
    [InlineData("1_")]
    [InlineData("1--")]
    [InlineData("+1.1234 ")]
    [InlineData("012 ")]
    [InlineData("phone1")]
    [InlineData("phone #1 ")]
    [InlineData("6pm ")]
    [InlineData("9 to ")]
    [InlineData("手机1")]
    public void No_text_takes_more_than_its_length(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 300_000 / part.Length));

        PersonalDataMask.Within($"{text}\n jane.doe@acme.com").ShouldEndWith("j***@a***.com");
    }
}
