using SessionboardMcp.Server.Tests.Identity.Authorization;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

public sealed class StorageOnPostgresTests(SharedOnPostgres shared) : SameOnPostgres(shared)
{
    public static TheoryData<string, string, int> Tests => Below("Storage");

    [PostgresTheory]
    [MemberData(nameof(Tests))]
    public Task What_holds_with_sqlite_holds_with_postgresql(string type, string method, int row) => RunAsync(type, method, row);
}

public sealed class UpstreamOnPostgresTests(SharedOnPostgres shared) : SameOnPostgres(shared)
{
    public static TheoryData<string, string, int> Tests => Below("Identity.Upstream");

    [PostgresTheory]
    [MemberData(nameof(Tests))]
    public Task What_holds_with_sqlite_holds_with_postgresql(string type, string method, int row) => RunAsync(type, method, row);
}

public sealed class SignInOnPostgresTests(SharedOnPostgres shared) : SameOnPostgres(shared)
{
    public static TheoryData<string, string, int> Tests => Below("Identity.Authorization", "Identity.Approval", "Identity.Clients", "Identity.Resource");

    [PostgresTheory]
    [MemberData(nameof(Tests))]
    public Task What_holds_with_sqlite_holds_with_postgresql(string type, string method, int row) => RunAsync(type, method, row);
}

public sealed class CommandsOnPostgresTests(SharedOnPostgres shared) : SameOnPostgres(shared)
{
    public static TheoryData<string, string, int> Tests => Below("Commands");

    [PostgresTheory]
    [MemberData(nameof(Tests))]
    public Task What_holds_with_sqlite_holds_with_postgresql(string type, string method, int row) => RunAsync(type, method, row);
}

[Collection(SignOutsAlone.Name)]
public sealed class SignOutsOnPostgresTests(SharedOnPostgres shared) : SameOnPostgres(shared)
{
    public static TheoryData<string, string, int> Tests => Of(type => type == typeof(SignOutsTests));

    [PostgresTheory]
    [MemberData(nameof(Tests))]
    public Task What_holds_with_sqlite_holds_with_postgresql(string type, string method, int row) => RunAsync(type, method, row);
}
