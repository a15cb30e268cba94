namespace SessionboardMcp.Core.Answers;

/// <summary>The words that tell an address that is written as it is spoken from a sentence.</summary>
internal static class AddressWords
{
    // Before "at" they are no mailbox.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NoNames = Set(
        "look looks looked looking stare stares stared staring glance point points pointed pointing aim aimed arrive arrives arrived arriving work works worked working meet meets met meeting is was are were be been am them him her it you "
        + "that this and or not only even attention evaluated drawn shown placed apps "
        // What are somewhere.
        + "engineer engineers developer developers architect architects cto ceo coo cfo cpo vp manager managers director employee employees colleagues founder founders cofounder co-founder lead leads leader head scientist scientists researcher "
        + "researchers professor lecturer student students fellow intern consultant consultants analyst designer designers writer editor speaker president owner partner programmer coder hacker evangelist advocate maintainer maintainers "
        + "contributor recruiter strategist specialist officer chief principal senior junior teacher trainer coach instructor users people friends team-lead entwickler entwicklerin gründer gründerin "
        // What is somewhere.
        + "more slides slide deck talk talks keynote workshop workshops session sessions tutorial tutorials meetup meetups available online here there code docs documentation repo repository blog website site "
        + "page pages demo video videos recording recordings everything details out up me us live life hosted located based found find published posted download downloads read learn learning visit check see listen watch watched join started "
        + "starting buy order available anywhere time day days years data position internship thesis research rank training course courses panel podcast article articles book books gave given held spoke speaking presented presents lost dead");

    // Behind "at" they are no domain.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NoDomains = Set(
        "the this that these those a an each every any some one two three four five six seven eight nine ten zero which what my our your his her its their another both all scale noon midnight runtime once least most first last dot point and or und");

    // What names of programs and files end with: node.js at example.org, README.md at example.org.
    private static readonly string[] Endings =
    [
        ".js", ".net", ".io", ".py", ".ts", ".ai", ".go", ".rs", ".jl", ".com", ".org", ".de", ".dev", ".app", ".md", ".txt", ".json", ".yml", ".yaml", ".toml", ".xml", ".html", ".css", ".sh", ".java", ".rb", ".php", ".pdf", ".ppt", ".pptx",
        ".doc", ".docx", ".xls", ".xlsx", ".csv", ".sql", ".cpp", ".cs", ".kt", ".swift", ".ipynb", ".jar", ".exe", ".zip", ".gz", ".log", ".eu",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Degrees = Set("m.sc b.sc ph.d m.eng b.eng m.ed b.ed m.phil d.phil d.sc b.tech m.tech b.com m.com dr.ing dr.med dr.rer dipl.ing dipl.inf mag.art");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Mails = Set("mail e-mail email emails e-mails mails mailto courriel correo posta poczta mejl e-post");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Fillers = Set("is me us at my to address addresses adresse the ist lautet an under unter via est es è id account");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Providers = Set(
        "gmail.com googlemail.com hotmail.com hotmail.fr hotmail.co.uk ymail.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de icloud.com protonmail.com proton.me aol.com t-online.de freenet.de posteo.de mailbox.org fastmail.com outlook.com "
        + "outlook.de outlook.fr laposte.net wanadoo.fr rediffmail.com yahoo.de yahoo.fr yahoo.co.uk yahoo.co.in mail.ru yandex.ru qq.com");

    private static readonly string[] Cues = ["mail", "write", "contact", "kontakt", "schreib", "reach", "send", "ping ", "courriel", "correo", "questions", "address", "message"];

    /// <summary>Whether it is no mailbox before "at".</summary>
    public static bool IsNoName(ReadOnlySpan<char> word) => NoNames.Contains(word);

    /// <summary>Whether it is no domain behind "at".</summary>
    public static bool IsNoDomain(ReadOnlySpan<char> word) => NoDomains.Contains(word);

    /// <summary>Whether words joined by a dot are a program, a file or a degree.</summary>
    public static bool IsNoMailbox(ReadOnlySpan<char> local)
    {
        foreach (var end in Endings)
        {
            if (local.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return Degrees.Contains(local);
    }

    /// <summary>Whether a word means mail.</summary>
    public static bool IsMail(ReadOnlySpan<char> word) => Mails.Contains(word);

    /// <summary>Whether a word may stand between the word for mail and the address.</summary>
    public static bool IsFiller(ReadOnlySpan<char> word) => Fillers.Contains(word);

    /// <summary>Whether a domain has mailboxes and nothing else.</summary>
    public static bool IsProvider(ReadOnlySpan<char> domain) => Providers.Contains(domain);

    /// <summary>Whether something before an address asks to write there.</summary>
    public static bool HasCue(ReadOnlySpan<char> before)
    {
        foreach (var cue in Cues)
        {
            if (before.Contains(cue, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
