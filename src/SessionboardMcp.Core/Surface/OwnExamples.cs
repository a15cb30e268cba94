using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Changes.Plans;

namespace SessionboardMcp.Core.Surface;

/// <summary>
/// Masks personal data in a sentence, but for what this project itself gives as an example of a right argument: an address of a domain that is
/// nobody's (RFC 2606) and a number that nobody has. Masked, an example would show how not to write it.
/// </summary>
internal static class OwnExamples
{
    // In their quotation marks, so that nothing which only ends alike is taken for one.
    private static readonly string[] Examples = [ContactArguments.Email.Example, ContactArguments.Phone.Example, ContactImport.Csv.Example];

    /// <summary>The sentence as it may leave.</summary>
    public static string Masked(string sentence) => Masked(sentence, 0);

    private static string Masked(string text, int number) => number == Examples.Length
        ? PersonalDataMask.Within(text)
        : string.Join(Examples[number], text.Split(Examples[number]).Select(part => Masked(part, number + 1)));
}
