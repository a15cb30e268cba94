using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>search_people</c>: contacts of an event by name, role, or what they lack.</summary>
internal sealed class SearchPeopleTool() : EventTool(
    "search_people",
    "Search people",
    "Lists an event's contacts that meet every condition given, by name (with text the best first), with company, job title, roles, number of sessions, what their "
    + "profile lacks, and link. Spends no query budget. The total counts all pages. For what speakers of the accepted programme lack use "
    + "check_programme, for one person with sessions get_person.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadContacts, Scopes.ReadSessions],
    Text, Role, InProgramme, Missing, Page)
{
    private static readonly string[] Columns = ["id", "name", "company", "title", "roles", "sessions", "missing", "admin_url", "abstracts"];

    private static readonly ToolInput Text = ToolInput.Text("text", "Words, or their beginnings, in name, company, job title or biography.", "Byron") with { Max = ToolInput.LongestName };
    private static readonly ToolInput Role = ToolInput.Text("role", "speaker (of abstracts too), moderator, chairperson, or a custom role.", "speaker") with { Max = 100 };
    private static readonly ToolInput InProgramme = ToolInput.Truth("in_programme", "Only with a part (the role, if given) in accepted sessions.");
    private static readonly ToolInput Missing = ToolInput.Text("missing", "biography, photo, company, title, email or session.", "photo") with { Max = 20 };

    private static readonly Dictionary<string, Func<IndexedPerson, bool>> Lacks = new(StringComparer.Ordinal)
    {
        ["biography"] = person => person.Biography.IsEmpty,
        ["photo"] = person => !person.HasPhoto,
        ["company"] = person => string.IsNullOrWhiteSpace(person.Record.CompanyName),
        ["title"] = person => string.IsNullOrWhiteSpace(person.Record.Title),
        ["email"] = person => string.IsNullOrWhiteSpace(person.Record.Email),
    };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var people = await asked.Index.PeopleAsync(cancellationToken);
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var parts = PersonSessions.Of(sessions);
        var arguments = asked.Call.Arguments;
        var words = SearchWords.Read("text", arguments.Text("text"));
        var role = parts.RoleOf(arguments.Text("role"));
        var missing = Choice.Of("missing", arguments.Text("missing") is "bio" ? "biography" : arguments.Text("missing"), [.. Lacks.Keys, "session"]);

        var found = Searchable<IndexedPerson>.Of(people.Made, people.Items, SearchForms.People, asked.Call.MasksPersonalData).Find(words, IsWanted);
        var rows = KeptRows<IndexedPerson>.Of(people.Made, asked, ProtocolTool.Name, parts);
        var answer = RowPage.Of(asked, Columns, found, person => rows.Row(asked.Cells, person, (cells, shown) => Row(cells, shown, parts)), asked.Receipt(people.AsOf, sessions.AsOf));
        var nearest = NoMatch.Notices(
            words, found.Count, arguments.Text("text"), people.Items.Where(IsWanted).Select(person => new NamedChoice(person.Record.Id, person.Name, person.Record.FriendlyId)));
        return answer with { Notices = [.. Counted(), .. nearest, .. answer.Notices] };

        // Who submits an abstract has its roles, too, whatever became of it: "339 speakers have no photo" is not about the programme.
        IEnumerable<string> Counted()
        {
            if (role is null || arguments.Truth("in_programme"))
                yield break;
            var accepted = found.Count(person => parts.HasInProgramme(person, role));
            if (accepted < found.Count)
                yield return string.Create(CultureInfo.InvariantCulture, $"Of these {found.Count:N0}, {accepted:N0} {(accepted == 1 ? "has" : "have")} this role in accepted sessions, which in_programme lists alone; the others have it in what is not accepted, or in nothing.");
        }

        bool IsWanted(IndexedPerson person) =>
            (arguments.Truth("in_programme") ? parts.HasInProgramme(person, role) : role is null || parts.Has(person, role))
            && (missing is null || (missing == "session" ? parts.CountOf(person) == 0 : Lacks[missing](person)));
    }

    private static IReadOnlyList<JsonElement> Row(TextCells cells, IndexedPerson person, PersonSessions parts) =>
    [
        TextCells.Key(person.Record.Id),
        cells.Plain(person.Name),
        cells.Text(person.Record.CompanyName, 100),
        cells.Text(person.Record.Title, 100),
        cells.Plain(parts.RolesOf(person), 100),
        Cells.Number(parts.CountOf(person, isAbstract: false)),
        Cells.Text(string.Join(", ", Lacks.Where(lack => lack.Value(person)).Select(lack => lack.Key)) is { Length: > 0 } lacks ? lacks : null),
        TextCells.Key(person.Record.AdminUrl),
        Cells.Number(parts.CountOf(person, isAbstract: true)),
    ];
}
