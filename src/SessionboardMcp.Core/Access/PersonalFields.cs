namespace SessionboardMcp.Core.Access;

/// <summary>
/// Which fields are personal by what they are called, whatever an API answer says about them. A contact has some of the sensitive ones (see
/// Contact in Sessionboard's API reference); others are custom fields, which organizers call as they like.
/// </summary>
internal sealed class PersonalFields
{
    // An assistant never needs these, and the harm of a leak is great. English first; German, French and Spanish where a word is unmistakable.
    private static readonly WordRules Sensitive = new(
        """
        gender ethnic pronoun disabilit wheelchair neurodiv religi nationalit citizenship passport birthd birthpl ofbirth honorari honorar salar
        remunerat sexual lgbt nonbinary dietar vegetarian allerg pregnan vaccin marital biometr password passcode passphrase socialsecurity
        speakerfee speakingfee handicap impairment indigenous hispanic underrepresented veteran annualrevenue
        taxid bankaccount creditcard dayrate nationalid foodpref mealpref specialneed accessibilityneed immigra
        geschlecht behinderung reisepass geburts ernahrung staatsangeh discapac pasaporte passeport naissance nacimiento
        """,
        """
        sex race racial age fee dob birth birthday born diet vegan halal kosher gluten lactose faith wage income stipend compensation ssn iban visa
        illness hiv covid deaf autism autistic adhd criminal felony conviction caste minority bipoc latino latina latinx transgender queer refugee
        gehalt ethnie etnia einkommen salaire genero edad
        """,
        ("speaker speaking hourly daily day", "rate"), ("speaker", "score"), ("annual", "revenue"), ("per", "diem"),
        ("education", "level highest"), ("highest", "degree qualification"),
        ("food meal catering", "preference requirement restriction choice need"),
        ("accessib*", "need requirement request accommodation support"), ("special", "need accommodation"),
        ("political", "affiliation view opinion party leaning preference"), ("union", "member*"),
        ("credit debit", "card"), ("bank", "account number detail code"), ("tax", "id identification number code"), ("social", "security"), ("national government", "id identity insurance"),
        ("identity", "card document number"), ("driver driving", "license licence"), ("origin", "country ethnic*"),
        ("military", "status service"), ("background", "check"));

    // Words of medicine are sensitive, but at a congress of doctors they also name what a session or a profession is about.
    private static readonly WordRules Medical = new("medicat medical", "health blood mental");

    private static readonly WordRules AboutWork = new(
        "", "safety care industry sector topic track theme professional specialty speciality license licence school field discipline degree system policy service association");

    private static readonly WordRules Masked = new(
        "email mobile telephon telefon postal postcode zipcode whatsapp courriel anschrift strasse strase adresse postleitz rufnummer handynummer",
        "mail phone cellphone cell tel fax zip plz street address emergency kin spouse skype wechat diversity demographic payment invoice billing bank reimbursement disabled correo direccion",
        ("whats", "app"), ("we", "chat"), ("contact", "number detail info*"), ("home", "city town state country"));

    private static readonly string[] Sounds = ["microphone", "headphone", "earphone", "saxophone", "smartphone", "gramophone"];

    // Of the types that Sessionboard's fields have (FACTS: text, wysiwyg, number, datetime, dropdown, checkbox, file, currency, phone, email,
    // countries, languages, user): ways to reach a person, a person, what a person uploaded, and money.
    private static readonly WordRules Types = new("email phone address upload", "mail tel telephone user person contact file attachment image signature currency money");

    private readonly IReadOnlyList<string> _operators;
    private readonly NameMemo<bool> _sensitive;
    private readonly NameMemo<bool> _masked;

    /// <summary>Takes what the operator names besides.</summary>
    public PersonalFields(PrivacyOptions options)
    {
        _operators = [.. options.SensitiveFields.Select(FieldWords.Key).Where(key => key.Length > 0).Distinct()];
        (_sensitive, _masked) = (new(TellSensitive), new(TellMasked));
    }

    /// <summary>What is known without an operator.</summary>
    public static PersonalFields Known { get; } = new(new PrivacyOptions());

    /// <summary>Whether the field never leaves, shown or masked.</summary>
    public bool IsSensitive(string name) => _sensitive.Of(name);

    /// <summary>Whether the field is masked by its name: e-mail, phone, postal address and their like, in any spelling.</summary>
    public bool IsMaskedByName(string name) => _masked.Of(name);

    private bool TellSensitive(string name)
    {
        var words = FieldWords.Of(name);
        return Sensitive.Match(words)
            || words.Any(word => word.EndsWith("fee", StringComparison.Ordinal) && word is not ("coffee" or "toffee"))
            || (Medical.Match(words) && !AboutWork.Match(words))
            || _operators.Any(key => $"_{string.Join('_', words)}_".Contains($"_{key}_", StringComparison.Ordinal));
    }

    private bool TellMasked(string name)
    {
        var words = FieldWords.Of(name);
        return Masked.Match(words) || words.Any(IsPhone) || IsSensitive(name);
    }

    /// <summary>Whether a name says nothing but that: <c>email</c>, <c>mobile phone</c>, and not <c>email_count</c>.</summary>
    public static bool IsNothingElse(string name) =>
        FieldWords.Of(name) is { Count: > 0 } words && words.All(word => IsPhone(word) || Masked.Match([word]) || Sensitive.Match([word]));

    /// <summary>Whether a field of this type is masked: a way to reach a person, a person, a file.</summary>
    public static bool IsMaskedByType(string? type) => type is not null && Types.Match(FieldWords.Of(type));

    private static bool IsPhone(string word)
    {
        var one = FieldWords.Singular(word);
        return one.StartsWith("phone", StringComparison.Ordinal) || (one.EndsWith("phone", StringComparison.Ordinal) && !Sounds.Contains(one));
    }
}
