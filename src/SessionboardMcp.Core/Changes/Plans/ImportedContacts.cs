using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Collects the people of a table, row by row: who is new, whose values change, and who stays as they are.</summary>
internal sealed class ImportedContacts
{
    private const string Email = "email";

    private readonly AskedEvent _asked;
    private readonly int _width;
    private readonly ILookup<string, IndexedPerson> _byEmail;
    private readonly ILookup<string, NamedChoice> _byName;
    private readonly Dictionary<string, int> _lines = new(StringComparer.OrdinalIgnoreCase);
    private int _same;
    private int _formulas;
    private int _speakers;

    /// <summary>Begins with who is there.</summary>
    /// <param name="asked">The event.</param>
    /// <param name="people">Its contacts, none of them masked.</param>
    /// <param name="width">How many columns the table has.</param>
    public ImportedContacts(AskedEvent asked, IndexPart<IndexedPerson> people, int width)
    {
        (_asked, _width) = (asked, width);
        _byEmail = people.Items.Where(person => person.Record.Email is { Length: > 0 }).ToLookup(person => person.Record.Email!.Trim(), StringComparer.OrdinalIgnoreCase);
        _byName = IndexChoices.People(people).Where(person => person.Words.Length > 0).ToLookup(person => person.Words, StringComparer.Ordinal);
    }

    /// <summary>Who is made or changed, in the order of the table.</summary>
    public List<RecordChange> Records { get; } = [];

    /// <summary>The rows that cannot be written.</summary>
    public TableErrors Errors { get; } = new(ContactImport.Csv.Name);

    /// <summary>What the import does, in a sentence with counts.</summary>
    public string Summary
    {
        get
        {
            var made = Records.Count(record => record.Action == RecordAction.Create);
            return string.Create(CultureInfo.InvariantCulture, $"Import {Records.Count} {(Records.Count == 1 ? "contact" : "contacts")}: {made} new, {Records.Count - made} changed.");
        }
    }

    /// <summary>Reads a row. One that is wrong is kept with the others.</summary>
    public async Task AddAsync(CsvRow row, ContactColumns columns, CancellationToken cancellationToken)
    {
        try
        {
            if (row.Cells.Skip(_width).Any(cell => cell.Length > 0))
                throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"there are {row.Cells.Count} cells, and {_width} columns. Put a cell with the separator in it in quotation marks."));
            var arguments = columns.Read(row);
            var email = ContactArguments.EmailOf(arguments) ?? throw new InvalidArgumentException($"Argument `{Email}` is empty. Give each person an e-mail, or leave the row out.");
            if (!_lines.TryAdd(email, row.Line))
                throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"Argument `{Email}`: line {_lines[email]} has this e-mail already. Keep one of the two rows."));
            await PersonAsync(arguments, email, cancellationToken);
            _formulas += row.Cells.Count(cell => cell is ['=' or '@', ..]);
        }
        catch (InvalidArgumentException wrong)
        {
            Errors.Add(row.Line, wrong);
        }
    }

    /// <summary>What is to be known of it, a sentence each.</summary>
    public IEnumerable<string> Effects()
    {
        var changed = Records.Count(record => record.Action == RecordAction.Update);
        if (changed > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Count(changed)} with the same e-mail {(changed == 1 ? "is" : "are")} in the event already: what the table holds for them is written over what they have.");
        if (_same > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Count(_same)} {(_same == 1 ? "is" : "are")} in the event with these values already, and left as {(_same == 1 ? "it is" : "they are")}.");
        if (_speakers > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"Speakers among those who change: {_speakers}. The public may see name, company and job title with their sessions.");
        if (_formulas > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"Cells that begin as a formula does: {_formulas}. They are written as text; a spreadsheet that opens an export may run them.");
    }

    private async Task PersonAsync(ToolArguments arguments, string email, CancellationToken cancellationToken)
    {
        var existing = _byEmail[email].ToList();
        if (existing.Count > 1)
            throw new InvalidArgumentException($"Argument `{Email}`: {existing.Count} contacts of the event have this e-mail: {string.Join(", ", existing.Take(3).Select(one => one.Record.FriendlyId ?? one.Record.Id))}. Change the one that is meant with update_contact.");
        var person = existing.FirstOrDefault();
        var held = person is null ? null : HeldRecord.Of(person.Record);
        var fields = new HeldFields(_asked with { Call = _asked.Call with { Arguments = arguments } }, held);
        await ContactArguments.ReadAsync(arguments, fields, cancellationToken);
        if (fields.Changes.Count == 0)
            _same++;
        else if (held is null)
            Records.Add(New(fields, email));
        else
            Records.Add(Changed(person!, held, fields));
    }

    private RecordChange New(HeldFields fields, string email)
    {
        var name = ContactPlan.NameOf(fields);
        return new RecordChange
        {
            Kind = RecordKind.Contact,
            Action = RecordAction.Create,
            Name = StrangersText.Shown(name.Length > 0 ? name : email, _asked.Cells.Masks, 200, out _),
            Fields = fields.Changes,
            Conflicts = name.Length > 0 && _byName[SbQL.Names.Folding.Words(name)].FirstOrDefault() is { } same
                ? [$"There is a contact of this name already, with another e-mail: {same.FriendlyId ?? same.Id}."]
                : [],
        };
    }

    private RecordChange Changed(IndexedPerson person, HeldRecord held, HeldFields fields)
    {
        _speakers += person.IsSpeaker ? 1 : 0;
        return new RecordChange
        {
            Kind = RecordKind.Contact,
            Action = RecordAction.Update,
            Id = held.Id,
            Name = StrangersText.Shown($"{person.Record.FriendlyId} {held.Name}".Trim(), _asked.Cells.Masks, 200, out _),
            AdminUrl = held.AdminUrl,
            BaseUpdatedAt = held.UpdatedAt,
            Base = held.Known,
            Fields = fields.Changes,
        };
    }

    private static string Count(int people) => people == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{people} people");
}
