namespace SessionboardMcp.Core.Answers;

/// <summary>The words that announce a number to call, in the languages of our users and their neighbours, and those that may stand between.</summary>
internal static class CallWords
{
    /// <summary>Behind these, whatever else stands between.</summary>
    public static readonly string[] Strong =
    [
        "phone", "phones", "telephone", "telephones", "cellphone", "homephone", "workphone", "mobilephone", "handphone", "fone", "fon", "tel", "tél", "fax", "whatsapp", "hotline", "mobiles",
        // DE, NL, and the north
        "telefon", "telefonnummer", "telefonnr", "telnr", "mobiltelefon", "mobilnummer", "mobilnr", "handynummer", "handynr", "handy-nr", "mobil-nr", "rufnummer", "rufnr", "anrufen", "telefoon", "telefoonnummer", "tlf", "tlfnr", "tfn", "puhelin", "puh",
        // FR, ES, PT, IT, RO
        "téléphone", "teléfono", "telefono", "telefone", "móvil", "movil", "telemóvel", "telemovel", "celular", "cellulare",
        // The east
        "telefonu", "telefonní", "telefonszám", "τηλ", "τηλέφωνο", "κινητό", "тел", "телефон", "телефону", "телефона", "мобильный", "моб",
        "電話", "携帯", "电话", "手机", "手機", "전화", "휴대폰", "핸드폰", "연락처", "致电", "致電", "拨打", "撥打", "फोन", "मोबाइल", "هاتف", "جوال", "موبايل", "تلفن", "טלפון", "נייד", "điện thoại", "telepon", "telpon",
        "wa.me/", "\u260E", "\u260F", "\u2706", "\U0001F4DE", "\U0001F4F1", "\U0001F4F2", "\U0001F57F",
    ];

    /// <summary>These are other things, too: a signal, a ring of buffers, to call a function.</summary>
    public static readonly string[] Weak =
    [
        "mobile", "mobil", "cell", "call", "sms", "dial", "ring", "handy", "portable", "text me", "signal", "ph", "mob", "cel", "viber", "reach me", "reach us", "my number", "our number", "meine nummer", "unsere nummer",
        "mi número", "mi numero", "mon numéro", "il mio numero", "meu número", "mijn nummer", "номер", "番号", "号码",
    ];

    /// <summary>These say little: a number behind them is long.</summary>
    public static readonly string[] Faint =
    [
        "iphone", "smartphone", "contact", "kontakt", "contacto", "contato", "emergency", "notfall", "emergencia", "urgence", "emergenza", "wa", "gsm", "telegram", "微信", "kom.", "text:", "m:", "t:", "p:", "c:", "f:", "h:", "w:",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Strongest = Set(string.Join(' ', Strong));

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Fillers = Set(
        "me us at on is no nr num number numbers numero número numéro nummer now under unter via my our the ist lautet est es é or and private work home office mobile mob cell phone tel fax whatsapp signal telegram sms text voice "
        + "contact after before from between until till to any time anytime weekdays weekends ab nach bis von zwischen and und uhr pm am h");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Hours = Set("am pm uhr h hrs clock");

    /// <summary>Whether a word is one of the strong ones.</summary>
    public static bool IsStrong(ReadOnlySpan<char> word) => Strongest.Contains(word);

    /// <summary>Whether a word may stand between the word and the number.</summary>
    public static bool IsFiller(ReadOnlySpan<char> word) => Fillers.Contains(word);

    /// <summary>Whether a word says that the digits before it are an hour.</summary>
    public static bool IsHour(ReadOnlySpan<char> word) => Hours.Contains(word);

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
