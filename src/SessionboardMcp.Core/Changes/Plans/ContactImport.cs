using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// Plans an import of people from a table. One who is there already, by e-mail, gets the values that the table holds, as in Sessionboard's own
/// import (FACTS.md); all others are new. While personal data is masked neither could be told, so nothing is imported.
/// </summary>
internal static class ContactImport
{
    /// <summary>The most rows.</summary>
    public const int Most = 500;

    /// <summary>The table.</summary>
    public static readonly ToolInput Csv = ToolInput.Text(
        "csv",
        "First line: email and any of first_name, last_name, company, job_title, phone, a custom field's name; 500 rows. An empty cell changes nothing.",
        "email,first_name,last_name\\nada@example.com,Ada,Lovelace") with
    { IsRequired = true, Max = 200_000 };

    /// <summary>The plan.</summary>
    /// <exception cref="ChangeRefusedException">Personal data is masked, here or by Sessionboard.</exception>
    /// <exception cref="InvalidArgumentException">The table cannot be read, rows are wrong, or all is like this already.</exception>
    public static async Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        if (asked.Cells.Masks)
            throw Masked("is masked for this connection", "The person can allow it when they connect the assistant, where the operator does (Privacy:ShowPersonalData)");
        var people = await asked.Index.PeopleAsync(cancellationToken);
        if (people.Items.Any(person => MaskedText.IsName(person.Record.Email)))
            throw Masked("is masked by Sessionboard for this credential", "An organization admin can switch that off at Sessionboard");
        var rows = CsvTable.Read(Csv.Name, asked.Call.Arguments.RequiredText(Csv.Name), Most);
        var columns = ContactColumns.Of(Csv.Name, rows[0].Cells, [.. (await CustomFieldArguments.DefinitionsAsync(asked, "contact", cancellationToken))
            .Where(field => !CustomFields.Names(field).Any(asked.Call.Fields.IsSensitive))]);
        var import = new ImportedContacts(asked, people, rows[0].Cells.Count);
        foreach (var row in rows.Skip(1))
            await import.AddAsync(row, columns, cancellationToken);
        import.Errors.ThrowIfAny(rows.Count - 1);
        if (import.Records.Count == 0)
            throw new InvalidArgumentException($"Nothing to import: all {rows.Count - 1} people are contacts of the event with these values already.");
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = import.Summary,
            Effects = [.. import.Effects(), .. columns.Effects(), "Sessionboard sends no e-mail by itself."],
            Records = [.. import.Records.Select(record => new PlannedRecord(record, Touches.Contact))],
        };
    }

    private static ChangeRefusedException Masked(string what, string instead) => new(
        $"Nothing was changed: personal data {what}, so who is a contact already cannot be told, nor what would be written over. {instead}, or import the file in Sessionboard itself. Tell the person.");
}
