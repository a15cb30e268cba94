using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// Which column of a table of people holds what: by the names that spreadsheets, mail programs and ticket shops write, in whatever case and with
/// whatever dashes. What is no field of a contact is left out, and told.
/// </summary>
internal sealed class ContactColumns
{
    private const int Told = 12;
    private const int Longest = 60;

    private static readonly (ToolInput Field, string[] Names)[] Known =
    [
        (ContactArguments.Email, ["email", "e_mail", "mail", "email_address", "e_mail_address", "mail_address", "e_mail_adresse", "courriel", "correo", "correo_electronico"]),
        (ContactArguments.FirstName, ["first_name", "firstname", "first", "given_name", "forename", "vorname", "prenom", "nombre"]),
        (ContactArguments.LastName, ["last_name", "lastname", "last", "family_name", "surname", "nachname", "familienname", "nom_de_famille", "apellido", "apellidos"]),
        (ContactArguments.Company, ["company", "company_name", "organization", "organisation", "organization_name", "organisation_name", "employer", "firma", "unternehmen", "entreprise", "societe", "empresa"]),
        (ContactArguments.JobTitle, ["job_title", "jobtitle", "title", "job", "position", "job_position", "berufsbezeichnung", "poste", "fonction", "cargo", "puesto"]),
        (ContactArguments.Phone, ["phone", "phone_number", "telephone", "telephone_number", "tel", "mobile", "mobile_phone", "mobile_number", "cell_phone", "cell", "home_phone", "work_phone", "telefon", "telefono"]),
        (SessionArguments.CustomFields, ["custom_fields", "custom_field"]),
    ];

    // As ticket shops write them: Attendee Email, Contact first name.
    private static readonly string[] Whose = ["attendee_", "contact_", "speaker_", "participant_", "guest_"];

    private readonly List<(int Place, string Field, string? Custom)> _columns = [];

    private ContactColumns()
    {
    }

    /// <summary>The names of the columns that are not imported.</summary>
    public List<string> LeftOut { get; } = [];

    /// <summary>The arguments that a row has.</summary>
    public static IReadOnlyList<ToolInput> Inputs { get; } = [.. Known.Select(known => known.Field)];

    /// <summary>Reads the first line.</summary>
    /// <param name="argument">The argument that holds the table.</param>
    /// <param name="header">The names of the columns.</param>
    /// <param name="custom">The custom fields of contacts that may be written.</param>
    /// <exception cref="InvalidArgumentException">There is no column of e-mails, or two columns hold the same.</exception>
    public static ContactColumns Of(string argument, IReadOnlyList<string> header, IReadOnlyList<FieldDefinition> custom)
    {
        var columns = new ContactColumns();
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var place = 0; place < header.Count; place++)
        {
            if (header[place].Length == 0)
                continue;
            var field = Standard(header[place]);
            var own = field is null ? SameName.Among(custom, one => one.Name, header[place]) is [var named, ..] ? named : SameName.Among(custom, one => one.InternalName, header[place]).FirstOrDefault() : null;
            if (field is null && own is null)
            {
                columns.LeftOut.Add(StrangersText.Quoted(header[place], maxLength: Longest));
                continue;
            }

            var key = own?.Id ?? field!;
            if (!taken.TryAdd(key, header[place]))
                throw new InvalidArgumentException($"Argument `{argument}`: the columns {StrangersText.Quoted(taken[key], maxLength: Longest)} and {StrangersText.Quoted(header[place], maxLength: Longest)} are both {field ?? "the same custom field"}. Leave one of them out.");
            columns._columns.Add((place, own is null ? field! : SessionArguments.CustomFields.Name, own?.InternalName));
        }

        if (!taken.ContainsKey(ContactArguments.Email.Name))
            throw new InvalidArgumentException($"Argument `{argument}`: no column holds e-mails, by which people are told apart. Its first line names the columns: email, and any of {string.Join(", ", Inputs.Skip(1).Select(input => input.Name))}, or a custom field's name.{FullName(header)}");
        return columns;
    }

    /// <summary>What is told of the columns that are not imported; none where all are.</summary>
    public IEnumerable<string> Effects() => LeftOut.Count == 0 ? []
        : [$"Not imported, as contacts have no such field that can be written: {string.Join(", ", LeftOut.Take(Told))}{(LeftOut.Count > Told ? " and more" : "")}."];

    /// <summary>What a row holds, by argument; empty cells are not given.</summary>
    public ToolArguments Read(CsvRow row)
    {
        var values = new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal);
        var custom = new List<string>();
        foreach (var (place, field, own) in _columns)
        {
            if (place >= row.Cells.Count || row.Cells[place] is not { Length: > 0 } cell)
                continue;
            if (own is not null)
                custom.Add($"{own}={cell}");
            else if (field == SessionArguments.CustomFields.Name)
                custom.AddRange(cell.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            else
                values[field] = Cells.Text(cell);
        }

        if (custom.Count > 0)
            values[SessionArguments.CustomFields.Name] = Cells.List(custom);
        var arguments = new ToolArguments(Inputs, values);
        foreach (var input in Inputs)
            arguments.Check(input);
        return arguments;
    }

    private static string? Standard(string header)
    {
        var word = Choice.Folded(header);
        return Find(word) ?? Whose.Where(whose => word.StartsWith(whose, StringComparison.Ordinal)).Select(whose => Find(word[whose.Length..])).FirstOrDefault(found => found is not null);
    }

    private static string? Find(string word) => Known.FirstOrDefault(known => known.Names.Contains(word, StringComparer.Ordinal)).Field?.Name;

    private static string FullName(IReadOnlyList<string> header) => header.Any(name => Choice.Folded(name) is "name" or "full_name" or "fullname")
        ? " A column with whole names is split into first_name and last_name."
        : "";
}
