using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace SessionboardMcp.Logs;

/// <summary>Something that was found in a text.</summary>
internal readonly record struct Hit(int Start, int Length, string Kind);

/// <summary>Finds secrets and personal data: known ones by their value, others by their shape.</summary>
internal sealed partial class SecretSearch
{
    public const string KnownSecret = "a known secret";
    public const string PersonalText = "a text about a person";
    public const string Jwt = "a JWT";
    public const string Protected = "a protected payload";
    public const string Bearer = "a bearer token";
    public const string Parameter = "a secret parameter";
    public const string Cookie = "a cookie";
    public const string Mail = "an e-mail address";
    public const string Phone = "a phone number";
    public const string RandomRun = "a long random text";

    // A verifier has 43 letters, a code or token of 192 bits 32.
    private const int ShortestRun = 32;
    private const int ContextLength = 80;

    // What looks as random as a token and is none.
    private static readonly string[] Harmless =
    [
        // The id of a registered client: the hash of what it registered.
        "dcr-",
        // The name that a provider's published key has, and that Microsoft.IdentityModel gives a key object, in its messages.
        "KeyId: ", "KeyId: '", "kid: '", "InternalId: '",
    ];

    // What one of the shapes below cannot do without, so that most lines are looked at once.
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
    [
        "eyJ", "CfDJ8", "Bearer", "bearer", "BEARER", "Cookie", "cookie", "COOKIE", "sessionboard-",
        .. from name in (string[])["code", "token", "secret", "state", "verifier"]
           from end in (string[])["=", "%3D", "\"", "\\\"", "\\u0022"]
           select name + end,
    ], StringComparison.Ordinal);

    private static readonly SearchValues<char> Base64Url = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+");

    private static readonly SearchValues<char> MailName = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._%+-");

    private readonly string[] _secrets;
    private readonly string[] _personal;
    private readonly SearchValues<string> _known;

    /// <param name="secrets">Secrets, or what each of them begins with.</param>
    /// <param name="personal">Texts about people.</param>
    public SecretSearch(IEnumerable<string> secrets, IEnumerable<string> personal)
    {
        _secrets = [.. secrets.SelectMany(Written).Distinct()];
        _personal = [.. personal.SelectMany(Written).Distinct()];
        _known = SearchValues.Create([.. _secrets, .. _personal], StringComparison.Ordinal);
    }

    /// <summary>What is found in a text: of most kinds the first.</summary>
    public IReadOnlyList<Hit> In(string text)
    {
        List<Hit>? hits = null;
        if (text.AsSpan().IndexOfAny(_known) is >= 0 and var known)
        {
            Value(_secrets, KnownSecret, known);
            Value(_personal, PersonalText, known);
        }

        if (text.AsSpan().IndexOfAny(Beginnings) >= 0)
        {
            Match(JwtShape(), Jwt);
            Match(ProtectedShape(), Protected);
            Match(BearerShape(), Bearer);
            Match(ParameterShape(), Parameter);
            Match(CookieShape(), Cookie);
        }

        if (MailShape().Match(text) is { Success: true } mail)
        {
            var name = text.AsSpan(0, mail.Index).LastIndexOfAnyExcept(MailName) + 1;
            Add(new Hit(name, mail.Index + mail.Length - name, Mail));
        }

        if (text.Contains('+') || text.Contains("2B", StringComparison.Ordinal))
            Match(PhoneShape(), Phone);
        foreach (var run in RandomRuns(text))
            Add(run);
        return hits ?? (IReadOnlyList<Hit>)[];

        void Value(string[] values, string kind, int from)
        {
            var (start, length) = values.Select(value => (Start: text.IndexOf(value, from, StringComparison.Ordinal), value.Length))
                .Where(found => found.Start >= 0).DefaultIfEmpty((Start: -1, Length: 0)).MinBy(found => (found.Start, -found.Length));
            if (start >= 0)
                Add(new Hit(start, length, kind));
        }

        void Match(Regex shape, string kind)
        {
            if (shape.Match(text) is { Success: true } match)
                Add(new Hit(match.Index, match.Length, kind));
        }

        void Add(Hit hit) => (hits ??= []).Add(hit);
    }

    /// <summary>The words around a hit, in which everything that is found is covered.</summary>
    public string Around(string text, Hit hit)
    {
        var (from, end) = (Math.Max(0, hit.Start - ContextLength), hit.Start + hit.Length);
        // Half a secret would not be known for one.
        while (from > 0 && from < hit.Start && Base64Url.Contains(text[from - 1]))
            from++;
        // What a person wrote goes on.
        var to = hit.Kind == PersonalText ? end : Math.Min(text.Length, end + ContextLength);
        while (to < text.Length && to > end && Base64Url.Contains(text[to]))
            to--;
        var context = new StringBuilder(text, from, to - from, 400);
        context.Remove(hit.Start - from, hit.Length).Insert(hit.Start - from, "«…»");
        for (var turn = 0; turn < 50 && In(context.ToString()) is [var other, ..]; turn++)
            context.Remove(other.Start, other.Length).Insert(other.Start, "«…»");
        return context.Replace('\n', ' ').ToString();
    }

    // A run that is long enough lies on one letter in so many.
    private static IEnumerable<Hit> RandomRuns(string text)
    {
        for (var at = ShortestRun - 1; at < text.Length; at += ShortestRun)
        {
            if (!Base64Url.Contains(text[at]))
                continue;
            var start = text.AsSpan(0, at).LastIndexOfAnyExcept(Base64Url) + 1;
            var length = text.AsSpan(start).IndexOfAnyExcept(Base64Url);
            if (length < 0)
                length = text.Length - start;
            if (length >= ShortestRun && IsRandom(text.AsSpan(start, length)) && !IsHarmless(text, start))
                yield return new Hit(start, length, RandomRun);
            at = Math.Max(at, start + length - 1);
        }
    }

    // Names are made of words, and sentences of small letters; chance makes neither.
    private static bool IsRandom(ReadOnlySpan<char> run)
    {
        var (capitals, inWords) = (0, 0);
        foreach (var letter in run)
            capitals += char.IsAsciiLetterUpper(letter) ? 1 : 0;
        foreach (var word in Word().EnumerateMatches(run))
            inWords += word.Length;
        return capitals * 10 > run.Length && run.ContainsAnyInRange('a', 'z') && inWords < run.Length * 0.65;
    }

    private static bool IsHarmless(string text, int start) => Array.Exists(Harmless, beginning =>
        text.AsSpan(start).StartsWith(beginning, StringComparison.Ordinal) || text.AsSpan(0, start).EndsWith(beginning, StringComparison.Ordinal));

    // As it is, as JSON has it, and as an address has it.
    private static IEnumerable<string> Written(string text) =>
        [text, JavaScriptEncoder.Default.Encode(text), Uri.EscapeDataString(text), Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal)];

    [GeneratedRegex("[A-Z][a-z]{3,}|[a-z]{4,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_.-]*")]
    private static partial Regex JwtShape();

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])CfDJ8[A-Za-z0-9_-]{10,}")]
    private static partial Regex ProtectedShape();

    [GeneratedRegex(@"\bBearer( |%20)+(?!realm|error|resource_metadata|scope|authentica)[A-Za-z0-9._~+/-]{8,}", RegexOptions.IgnoreCase)]
    private static partial Regex BearerShape();

    [GeneratedRegex("""(?<![A-Za-z])(code|code_verifier|(access|refresh|id|subject)_token|token|client_secret|state)(=|%3D|("|\\"|\\u0022)\s*:\s*("|\\"|\\u0022))[^\s&"'*]{3,}""")]
    private static partial Regex ParameterShape();

    [GeneratedRegex(@"\bcookie\b[:=\s]+[^\s=;]+=[^\s;]{3,}|sessionboard-[a-z]+=[^\s;]{8,}", RegexOptions.IgnoreCase)]
    private static partial Regex CookieShape();

    [GeneratedRegex(@"(?<=[A-Za-z0-9._%+-])(@|%40|\\u0040)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")]
    private static partial Regex MailShape();

    [GeneratedRegex(@"(\+|%2B|\\u002B)[0-9]([ ().-]?[0-9]){8,}", RegexOptions.IgnoreCase)]
    private static partial Regex PhoneShape();
}
