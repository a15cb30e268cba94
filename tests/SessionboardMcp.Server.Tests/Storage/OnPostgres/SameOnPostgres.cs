using System.Reflection;
using System.Runtime.ExceptionServices;
using SessionboardMcp.Server.Tests.Support;
using Xunit.Sdk;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>
/// Runs what is marked <see cref="OnBothStoresAttribute"/> a second time, with PostgreSQL in the place of SQLite. The classes do not know: each
/// process that they compose gets its store from <see cref="TestStore"/>.
/// </summary>
/// <param name="shared">What tests of one class share.</param>
public abstract class SameOnPostgres(SharedOnPostgres shared) : IClassFixture<SharedOnPostgres>
{
    private static readonly IReadOnlyList<(Type Class, MethodInfo Method)> Marked =
    [
        .. from type in typeof(SameOnPostgres).Assembly.GetTypes()
           where type is { IsClass: true, IsAbstract: false }
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
           where method.ReturnType == typeof(Task) && method.GetCustomAttribute<FactAttribute>() is not null && method.GetCustomAttribute<OnSqliteAloneAttribute>() is null
           where method.GetCustomAttribute<OnBothStoresAttribute>() is not null || type.GetCustomAttribute<OnBothStoresAttribute>() is not null
           select (type, method),
    ];

    /// <summary>The marked tests in rooms, each with its row of data. Classes that are in a collection are left out.</summary>
    private protected static TheoryData<string, string, int> Below(params string[] rooms) => Of(
        type => type.GetCustomAttribute<CollectionAttribute>() is null && rooms.Any(room => type.Namespace!.StartsWith($"SessionboardMcp.Server.Tests.{room}", StringComparison.Ordinal)));

    /// <summary>The marked tests of some classes, each with its row of data.</summary>
    private protected static TheoryData<string, string, int> Of(Func<Type, bool> isMeant)
    {
        var data = new TheoryData<string, string, int>();
        foreach (var (type, method) in Marked.Where(test => isMeant(test.Class)))
        {
            for (var row = 0; row < Rows(method).Count; row++)
                data.Add(type.FullName!, method.Name, row);
        }

        return data;
    }

    private protected async Task RunAsync(string type, string method, int row)
    {
        var (of, test) = Marked.Single(marked => marked.Class.FullName == type && marked.Method.Name == method);
        await using var own = SharedOnPostgres.IsUsedBy(of) ? null : await TestStore.PrepareServerAsync();
        (own ?? await shared.ScopeAsync()).Enter();
        var instance = Activator.CreateInstance(of, own is null ? await shared.OfAsync(of) : [])!;
        try
        {
            if (instance is IAsyncLifetime starting)
                await starting.InitializeAsync();
            try
            {
                await (Task)test.Invoke(instance, Rows(test)[row])!;
            }
            finally
            {
                if (instance is IAsyncLifetime ending)
                    await ending.DisposeAsync();
                (instance as IDisposable)?.Dispose();
            }
        }
        catch (TargetInvocationException failure)
        {
            ExceptionDispatchInfo.Throw(failure.InnerException!);
        }
    }

    private static IReadOnlyList<object?[]> Rows(MethodInfo method) => method.GetCustomAttributes<DataAttribute>().ToList() is { Count: > 0 } data
        ? [.. data.SelectMany(rows => rows.GetData(method))]
        : [[]];
}
