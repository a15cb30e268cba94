using System.Globalization;
using SessionboardMcp.Planning;
using SessionboardMcp.Planning.Benchmarks;
using SessionboardMcp.Planning.Results;

// dotnet run -c Release --project tests/SessionboardMcp.Planning.Benchmarks [seconds] [sizes…]
// The planner beside greedy first-fit on the same input. results.md keeps the last whole run.
var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 60;
var sizes = args.Length > 1 ? Array.ConvertAll(args[1..], text => int.Parse(text, CultureInfo.InvariantCulture)) : [60, 150, 400, 700, 1000];
Console.WriteLine("| event | full | greedy: placed, conflicts, wishes | planner: placed, conflicts, wishes | of wishes at most | first complete | end | words |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
foreach (var size in Size.All.Where(size => sizes.Contains(size.Sessions)))
{
    var made = MadeEvent.Of(size);
    var greedy = Greedy.Plan(made.Input);
    var (clock, first) = (System.Diagnostics.Stopwatch.StartNew(), (TimeSpan?)null);
    var plan = new Planner(TimeProvider.System).Make(made.Input, made.Rules, new PlanOptions { Seconds = seconds, Workers = 2 }, progress =>
    {
        if (progress.Placed == progress.Sessions)
            first ??= clock.Elapsed;
    });
    var end = clock.Elapsed;
    var (tally, other) = (Tally.Of(made, plan.Placements), Tally.Of(made, greedy));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {size.Sessions} sessions, {size.Rooms} rooms, {size.Days} days, {size.People} people | {made.Full:P0} | {other} | {tally} | {plan.Bounds.WishesAtMost:N0} | {(first is { } at ? $"{at.TotalSeconds:0.0} s" : "no")} | {end.TotalSeconds:0.0} s | {plan.Status}: {plan.Clash?.Words}{plan.Bounds.Words()} |"));
}

// As the issue has it: repair with the fewest moves, where a few sessions were put onto others.
foreach (var size in Size.All.Where(size => sizes.Contains(size.Sessions) && size.Sessions <= 400))
{
    var made = MadeEvent.Of(size);
    var rules = made.Rules.Where(rule => !rule.IsWish).ToList();
    var damaged = made.Damaged(new Planner(TimeProvider.System).Make(made.Input, rules, new PlanOptions { Seconds = 20, Workers = 2 }).Placements, conflicts: 8);
    var clock = System.Diagnostics.Stopwatch.StartNew();
    var plan = new Planner(TimeProvider.System).Make(damaged.Input, rules, new PlanOptions { Seconds = seconds, Workers = 2 });
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"repair {size.Sessions}: {Tally.Of(damaged, plan.Placements)}; {clock.Elapsed.TotalSeconds:0.0} s; {plan.Bounds.Words()}"));
}
