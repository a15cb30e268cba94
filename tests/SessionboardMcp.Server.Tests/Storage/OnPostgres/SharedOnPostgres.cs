using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>What the tests of one class share (<see cref="IClassFixture{T}"/>), with PostgreSQL: made for the first of them, and kept for the rest.</summary>
public sealed class SharedOnPostgres : IAsyncLifetime
{
    private readonly Dictionary<(Type Class, Type Kind), object> _made = [];
    private TestStore.Scope? _scope;

    /// <summary>Whether tests of a class share anything.</summary>
    internal static bool IsUsedBy(Type type) => Of(type).Any();

    /// <summary>The databases of it.</summary>
    internal async Task<TestStore.Scope> ScopeAsync() => _scope ??= await TestStore.PrepareServerAsync();

    /// <summary>What a class takes, in the scope of it.</summary>
    internal async Task<object[]> OfAsync(Type type)
    {
        foreach (var kind in Of(type).Where(kind => !_made.ContainsKey((type, kind))))
        {
            var made = Activator.CreateInstance(kind)!;
            if (made is IAsyncLifetime starting)
                await starting.InitializeAsync();
            _made[(type, kind)] = made;
        }

        return [.. Of(type).Select(kind => _made[(type, kind)])];
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var made in _made.Values)
        {
            if (made is IAsyncLifetime ending)
                await ending.DisposeAsync();
            (made as IDisposable)?.Dispose();
        }

        if (_scope is not null)
            await _scope.DisposeAsync();
    }

    // xUnit gives it to the constructor.
    private static IEnumerable<Type> Of(Type type) => type.GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType);
}
