using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Changes;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Audit;
using SessionboardMcp.Server.Tests.Storage.Audit;
using SessionboardMcp.Server.Tests.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>The first moment of a trail, when there is no row yet that a process could hold.</summary>
public sealed class ChainMadeAtOnceTests
{
    [PostgresFact]
    public async Task Who_finds_no_chain_holds_the_one_that_another_makes_meanwhile()
    {
        await using var scope = await TestStore.PrepareServerAsync();
        scope.Enter();
        using var kept = new KeptChanges();
        var other = kept.Open();
        var moments = new Moments(() => ChainedTrail.AppendAsync(other, 1, SampleChange.Noon), scope.Server, scope.DatabaseOf(kept.Data));
        var process = kept.Open(add: services => services.ConfigureDbContext<PostgresDatabase>(options => options.AddInterceptors(moments)));

        await ChainedTrail.AppendAsync(process, 2, SampleChange.Noon);

        moments.WereHeld.ShouldBe([true]);
        (await ChainedTrail.VerifyAsync(process)).ShouldSatisfyAllConditions(
            report => report.Verdict.ShouldBe(AuditVerdict.Whole),
            report => report.Verified.ShouldBe(2));
    }

    /// <summary>Lets another process make the chain after this one looked for it, and notes whether this one holds it when it writes.</summary>
    private sealed class Moments(Func<Task> make, PostgresServer server, string database) : DbCommandInterceptor
    {
        private bool _isMade;

        public List<bool> WereHeld { get; } = [];

        public override async ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (!_isMade && command.CommandText.StartsWith("UPDATE \"AuditChains\"", StringComparison.Ordinal))
            {
                _isMade = true;
                await make();
            }

            return result;
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("INSERT INTO \"AuditEntries\"", StringComparison.Ordinal))
                WereHeld.Add(await server.ScalarAsync<long>(database, "SELECT COUNT(*) FROM (SELECT 1 FROM \"AuditChains\" FOR UPDATE SKIP LOCKED) AS free") == 0);
            return result;
        }
    }
}
