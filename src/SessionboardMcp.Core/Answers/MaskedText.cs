namespace SessionboardMcp.Core.Answers;

/// <summary>
/// Tells what Sessionboard masked: <c>j*** d***</c>, <c>j***@a***.com</c>, <c>***-***-4567</c>. Two people may have the same mask, so it is
/// nobody's name: it is neither looked for, nor compared, nor offered.
/// </summary>
internal static class MaskedText
{
    private const string Stars = "***";

    /// <summary>Whether a part of a name is masked. Stars alone are decoration where anything else stands beside them: <c>*** Opening ***</c>.</summary>
    public static bool IsName(string? name)
    {
        if (name?.Contains(Stars, StringComparison.Ordinal) != true)
            return false;
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.All(IsWord) || words.Any(word => IsWord(word) && word.Any(char.IsLetterOrDigit));
    }

    /// <summary>Whether a word, with the punctuation around it, is a mask.</summary>
    public static bool IsWord(string word)
    {
        if (!word.Contains(Stars, StringComparison.Ordinal))
            return false;
        var bare = word.Trim(',', ';', ':', '.', '(', ')', '"', '\'');
        return bare.Split('@') switch
        {
            [var only] => IsOneLetter(only) || IsPhone(only),
            [var mailbox, var domain] => IsOneLetter(mailbox) && IsOneLetter(domain.Split('.')[0]),
            _ => false,
        };
    }

    // At most one letter stays in front of the stars; a letter may take two code units.
    private static bool IsOneLetter(string part) =>
        part.EndsWith(Stars, StringComparison.Ordinal) && part[..^Stars.Length].EnumerateRunes().Take(2).Count() <= 1;

    private static bool IsPhone(string part) =>
        part.Length == 12 && part.StartsWith("***-***-", StringComparison.Ordinal) && part[8..].All(digit => digit == '*' || char.IsAsciiDigit(digit));
}
