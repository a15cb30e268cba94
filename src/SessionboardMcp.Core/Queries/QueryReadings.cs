using SessionboardMcp.Core.Access;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.Core.Queries;

/// <summary>
/// What a name in a query may mean: a field, or a column of the result that is called so. Which of them comes first differs from clause to
/// clause and from one SQL to the next, and Sessionboard's order is not published; so a name is as personal as the most personal thing that
/// it may mean.
/// </summary>
internal sealed class QueryReadings
{
    private readonly FieldFacts _facts;
    private readonly QueryScope _scope;
    private readonly ILookup<string, ColumnItem> _columns;
    private readonly Dictionary<string, bool> _judged = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    /// <summary>Prepares for a query.</summary>
    public QueryReadings(SbqlQuery query, FieldFacts facts)
    {
        _facts = facts;
        _scope = new QueryScope(query, SchemaForChecks.Of(facts.Schema));
        _columns = query.Columns.ToLookup(column => FieldWords.SingularKey(ColumnNames.Of(column)), StringComparer.Ordinal);
    }

    /// <summary>Whether a value shows something personal, by what it holds or by what names in it are called.</summary>
    public bool IsPersonal(Expression expression) => QueryPaths.TestedIn(expression).Any(IsPersonal);

    /// <summary>Whether a name may mean something personal.</summary>
    public bool IsPersonal(PathExpression path) =>
        // A query may name the same thing a thousand times.
        _judged.TryGetValue(path.Text, out var judged) ? judged : _judged[path.Text] = IsPersonal(path, []);

    /// <summary>Whether a name may mean something personal and something else, so that nobody knows what is asked of it.</summary>
    public bool IsDoubtful(PathExpression path)
    {
        // Of a count there is nothing else to be asked.
        var columns = Called(path, []).Where(column => !IsCount(column)).ToList();
        return columns.Count > 0 && IsPersonal(path) && !(IsPersonalByName(path) && columns.TrueForAll(column => IsPersonal(column.Expression)));
    }

    /// <summary>Whether it can mean nothing but a person's name.</summary>
    public bool IsNothingButName(PathExpression path) => IsName(path) && Called(path, []).SelectMany(column => QueryPaths.TestedIn(column.Expression)).All(IsName);

    /// <summary>Whether a column of the result is masked.</summary>
    public bool IsPersonal(ColumnItem column) => (column.Alias is { } alias && _facts.IsPersonal(alias.Text)) || IsPersonal(column.Expression);

    /// <summary>Whether everything that shows in a value is known to be harmless.</summary>
    public bool IsProven(Expression expression) => QueryPaths.TestedIn(expression).All(path => IsProven(path, []));

    /// <summary>Whether a name may mean a text: a date or a number it means only where every field and column of that name is one.</summary>
    public bool MayHoldText(PathExpression path) => MayHoldText(path, []);

    private bool IsPersonal(PathExpression path, HashSet<Expression> seen)
    {
        var columns = Called(path, seen);
        if (IsPersonalByName(path))
        {
            // How many there are of something is no secret, whatever it is called, unless it is called exactly like a field.
            var last = path.Parts[^1].Text;
            return columns.Count == 0 || !columns.TrueForAll(IsCount) || _facts.IsMarked(last) || PersonalFields.IsNothingElse(last);
        }

        return columns.Any(column => QueryPaths.TestedIn(column.Expression).Any(inner => IsPersonal(inner, seen)));
    }

    private bool MayHoldText(PathExpression path, HashSet<Expression> seen)
    {
        var (isText, columns) = (_facts.MayHoldText(path.Parts[^1].Text), Called(path, seen));
        return isText is true || (isText is null && columns.Count == 0) || columns.Any(column => QueryPaths.TestedIn(column.Expression).Any(inner => MayHoldText(inner, seen)));
    }

    private bool IsProven(PathExpression path, HashSet<Expression> seen)
    {
        var columns = Called(path, seen);
        if (_scope.LeadsToField([.. path.Parts.Select(part => part.Text)]))
            return _facts.IsHarmless(path.Parts[^1].Text);
        return columns.Count > 0 && columns.TrueForAll(column => QueryPaths.TestedIn(column.Expression).All(inner => IsProven(inner, seen)));
    }

    private bool IsPersonalByName(PathExpression path) => _facts.IsPersonal(path.Parts[^1].Text) || _facts.IsPersonal(path.Text);

    // The other columns of that name; each expression once, as names may go round in a circle.
    private List<ColumnItem> Called(PathExpression path, HashSet<Expression> seen)
    {
        seen.Add(path);
        return _columns[Key(path.Text)].Concat(_columns[Key(path.Parts[^1].Text)])
            .Where(column => !ReferenceEquals(column.Expression, path) && seen.Add(column.Expression))
            .ToList();
    }

    private static bool IsName(PathExpression path) => FieldWords.Key(path.Parts[^1].Text) is "full_name" or "first_name" or "last_name";

    private string Key(string name) => _keys.TryGetValue(name, out var key) ? key : _keys[name] = FieldWords.SingularKey(name);

    private static bool IsCount(ColumnItem column) => column.Expression is AggregateExpression { Function: AggregateFunction.Count };
}
