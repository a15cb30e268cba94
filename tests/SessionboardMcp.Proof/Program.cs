using System.Globalization;
using SessionboardMcp.Proof;
using SessionboardMcp.Proof.Bench;
using SessionboardMcp.Proof.Replicas;
using SessionboardMcp.Proof.Soak;
using SessionboardMcp.Proof.Start;

// What takes too long for the tests, with its figures; results.md has the last ones.
// dotnet run --project tests/SessionboardMcp.Proof -c Release                        twenty thousand interleaved calls of two organizations
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- interleaved 100000  more of them
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- bench               the bridge beside a bare echo, a direct call and the TypeScript SDK
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- bench 10            the same with ten seconds for each figure
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- bench 3 large         of all that only what has this in its name
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- bench 1 each          every tool that reads, on the seed and on the large event, in two minutes
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- replicas            ten minutes of three replicas on PostgreSQL, stopped and started in turn
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- replicas 2          two minutes of it
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- replicas 2 FOLDER     the same with another build of the server beside this one
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- scale               how much more three replicas answer than one, each with a tenth of a core; as root, four to eight minutes
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- start               publishes the server as the image has it; until it is ready, and what it takes idle
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- start FOLDER          the same of a published server
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- soak                half an hour of fifty connections in a room that is too small for all they read
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- soak 5              five minutes of it
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- change              one change of twenty thousand sessions, and what is made of it
// Ends with 0 where what was promised was seen; a bench promises nothing.
const string Usage = "Usage: dotnet run --project tests/SessionboardMcp.Proof -c Release [-- interleaved [CALLS, 100 to 1000000] | -- bench [SECONDS, 1 to 60 [NAME]] | -- replicas [MINUTES, 1 to 120 [FOLDER of another build]] | -- scale | -- start [FOLDER of a published server] | -- soak [MINUTES, 1 to 600] | -- change]";

return args switch
{
    [] => await Interleaved.RunAsync(20_000),
    ["interleaved"] => await Interleaved.RunAsync(20_000),
    ["interleaved", var calls] when Number(calls, 100, 1_000_000) is { } number => await Interleaved.RunAsync(number),
    ["bench"] => await BridgeBench.RunAsync(TimeSpan.FromSeconds(5), null),
    ["bench", var seconds] when Number(seconds, 1, 60) is { } number => await BridgeBench.RunAsync(TimeSpan.FromSeconds(number), null),
    ["bench", var seconds, var only] when Number(seconds, 1, 60) is { } number => await BridgeBench.RunAsync(TimeSpan.FromSeconds(number), only),
    ["replicas"] => await ReplicasProof.RunAsync(10, null),
    ["replicas", var minutes] when Number(minutes, 1, 120) is { } number => await ReplicasProof.RunAsync(number, null),
    ["replicas", var minutes, var folder] when Number(minutes, 1, 120) is { } number && Directory.Exists(folder) => await ReplicasProof.RunAsync(number, Path.GetFullPath(folder)),
    ["scale"] => await ScaleProof.RunAsync(),
    ["start"] => await StartBench.RunAsync(null),
    ["start", var folder] when Directory.Exists(folder) => await StartBench.RunAsync(Path.GetFullPath(folder)),
    ["soak"] => await SoakProof.RunAsync(30),
    ["soak", var minutes] when Number(minutes, 1, 600) is { } number => await SoakProof.RunAsync(number),
    ["change"] => await ChangeBench.RunAsync(),
    ["role", var role, .. var rest] => await Roles.RunAsync(role, rest),
    _ => await WrongAsync(),
};

static int? Number(string text, int least, int most) =>
    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

static async Task<int> WrongAsync()
{
    await Console.Error.WriteLineAsync(Usage);
    return 2;
}
