using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Core.Answers;

/// <summary>Makes receipts.</summary>
internal sealed class ReceiptWriter(AnswerSource source, TimeProvider time)
{
    /// <summary>A receipt for data of a point in time, with what is left of the budget it drew on.</summary>
    public Receipt Write(Caller caller, ISessionboardClient client, DateTimeOffset asOf, RateLimitCategory? category) => new()
    {
        Source = source.Name,
        AsOf = asOf,
        Masked = !caller.ShowsPersonalData,
        Budget = category is { } drawn ? BudgetOf(client, drawn) : null,
    };

    private Budget? BudgetOf(ISessionboardClient client, RateLimitCategory category)
    {
        if (client.RateLimit(category) is not { } reading)
            return null;
        var resetsIn = Math.Max(0, (int)Math.Ceiling((reading.ResetsAt - time.GetUtcNow()).TotalSeconds));
        return new Budget(CategoryName.Of(category), reading.Remaining, resetsIn);
    }
}
