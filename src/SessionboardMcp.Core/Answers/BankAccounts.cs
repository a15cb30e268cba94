namespace SessionboardMcp.Core.Answers;

/// <summary>Finds IBANs (ISO 13616) in a folded text: by country, length and checksum, so that no ordinary id is taken for one.</summary>
internal static class BankAccounts
{
    /// <summary>A text with fewer digits holds no account: two check digits each has.</summary>
    public const int LeastDigits = 2;

    // Country and length, from the IBAN registry (SWIFT, release 99, 2024).
    private const string Countries =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27"
        + "GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28"
        + "PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

    private const int MaxLength = 34;

    /// <summary>The account numbers, in order.</summary>
    public static IEnumerable<PersonalSpan> Find(string folded)
    {
        for (var place = 0; place + 14 < folded.Length; place++)
        {
            if (!char.IsAsciiLetter(folded[place]) || (place > 0 && char.IsLetterOrDigit(folded[place - 1])) || End(folded, place) is not { } end)
                continue;
            yield return new PersonalSpan(place, end, "***");
            place = end - 1;
        }
    }

    private static int? End(string folded, int start)
    {
        // Check digits follow the country, or what separates groups.
        if (!char.IsAsciiLetter(folded[start + 1]) || char.IsAsciiLetter(folded[start + 2]) || LengthOf(folded, start) is not { } length)
            return null;
        Span<char> account = stackalloc char[MaxLength];
        var (read, place) = (0, start);
        for (; read < length && place < folded.Length; place++)
        {
            if (char.IsAsciiLetterOrDigit(folded[place]))
                account[read++] = char.ToUpperInvariant(folded[place]);
            else if (folded[place] is not (' ' or '-' or '.') || !char.IsAsciiLetterOrDigit(folded[place - 1]))
                break;
        }

        return read == length && (place == folded.Length || !char.IsLetterOrDigit(folded[place])) && IsValid(account[..length]) ? place : null;
    }

    private static int? LengthOf(string folded, int start)
    {
        var (first, second) = (char.ToUpperInvariant(folded[start]), char.ToUpperInvariant(folded[start + 1]));
        for (var entry = 0; entry < Countries.Length; entry += 4)
        {
            if (Countries[entry] == first && Countries[entry + 1] == second)
                return ((Countries[entry + 2] - '0') * 10) + (Countries[entry + 3] - '0');
        }

        return null;
    }

    // ISO 7064, MOD 97-10: the first four characters go to the end, letters count from 10.
    private static bool IsValid(ReadOnlySpan<char> account)
    {
        if (!char.IsAsciiDigit(account[2]) || !char.IsAsciiDigit(account[3]))
            return false;
        var rest = 0;
        for (var place = 0; place < account.Length; place++)
        {
            var character = account[(place + 4) % account.Length];
            rest = char.IsAsciiDigit(character) ? ((rest * 10) + (character - '0')) % 97 : ((rest * 100) + (character - 'A' + 10)) % 97;
        }

        return rest == 1;
    }
}
