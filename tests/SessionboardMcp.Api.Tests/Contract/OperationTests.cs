using System.Reflection;
using System.Text.Json.Serialization;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Api.Sharing;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Tests.Contract;

/// <summary>What holds for the table of operations, with or without the published description.</summary>
public sealed class OperationTests
{
    // What a new operation is added to by the README, so that no row is missed by the tests of the table.
    private const int AtLeast = 30;

    [Fact]
    public void Every_operation_has_a_name_and_a_place_of_its_own()
    {
        OperationTable.All.Count.ShouldBeGreaterThanOrEqualTo(AtLeast);
        OperationTable.All.Select(operation => operation.Name).ShouldBeUnique();
        OperationTable.All.Select(operation => $"{operation.Method} {operation.Path}").ShouldBeUnique();
        OperationTable.All.ShouldAllBe(operation => operation.Path.StartsWith("v1/", StringComparison.Ordinal), "a path is relative to the host");
    }

    [Fact]
    public void A_read_asks_for_a_read_scope_and_a_write_for_a_write_scope_and_a_budget()
    {
        OperationTable.All.ShouldAllBe(operation => operation.Scope!.StartsWith(operation.IsRead ? "read:" : "write:", StringComparison.Ordinal));
        OperationTable.All.Where(operation => !operation.IsRead).ShouldAllBe(operation => operation.Category != null && !operation.IsFourAtOnce);
        OperationTable.All.Where(operation => operation.IsRead).ShouldAllBe(operation => operation.Method == HttpMethod.Get || operation.Method == HttpMethod.Post);
    }

    // Only the POST searches are documented as not limited.
    [Fact]
    public void What_is_not_limited_is_a_search_and_runs_four_at_once() =>
        OperationTable.All.Where(operation => operation.Category is null).ShouldAllBe(operation => operation.Method == HttpMethod.Post && operation.IsFourAtOnce);

    [Fact]
    public void Insights_spend_the_budget_of_insights() =>
        OperationTable.All.Where(operation => operation.Scope == Scopes.ReadInsights).ShouldAllBe(operation => operation.Category == RateLimitCategory.Insights);

    [Fact]
    public void Every_kind_of_settings_is_listed_by_a_row_of_the_table() =>
        Enum.GetValues<SettingKind>().Select(SettingOperations.List).ShouldBe(OperationTable.Of(typeof(SettingOperations)).Where(operation => operation.IsRead), ignoreOrder: true);

    [Fact]
    public void Every_kind_of_settings_that_can_be_written_has_its_rows()
    {
        SettingKind[] notWritten = [SettingKind.Statuses, SettingKind.Fields];

        Enum.GetValues<SettingKind>().Except(notWritten).Select(SettingOperations.Writes).SelectMany(writes => new[] { writes.Create, writes.Update, writes.Delete })
            // Statuses are deleted and come back; nobody makes or changes them.
            .Concat([SettingOperations.DeleteStatus, SettingOperations.RestoreStatus])
            .ShouldBe(OperationTable.Of(typeof(SettingOperations)).Where(operation => !operation.IsRead), ignoreOrder: true);
        foreach (var kind in notWritten)
            Should.Throw<ArgumentOutOfRangeException>(() => SettingOperations.Writes(kind));
        SettingOperations.Delete(SettingKind.Statuses).ShouldBe(SettingOperations.DeleteStatus);
        Should.Throw<ArgumentOutOfRangeException>(() => SettingOperations.Delete(SettingKind.Fields));
    }

    [Fact]
    public void Each_table_stands_beside_the_resource_that_the_client_shows()
    {
        var shown = typeof(ISessionboardClient).GetProperties().Select(property => property.PropertyType).Where(type => type.Name.EndsWith("Resource", StringComparison.Ordinal)).ToList();

        shown.Select(resource => resource.FullName!.Replace("Resource", "Operations", StringComparison.Ordinal))
            .ShouldBe(OperationTable.Tables.Select(table => table.FullName!), ignoreOrder: true);
    }

    [Fact]
    public void No_row_stands_outside_a_table() =>
        typeof(Operation).Assembly.GetTypes().Except(OperationTable.Tables)
            .Where(type => type.Namespace != typeof(Operation).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Operation))
            .Select(field => $"{field.DeclaringType}.{field.Name}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_resource_reads_json_alike()
    {
        // What replicas tell each other is our own format.
        var contexts = typeof(Operation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)) && type.Namespace != typeof(ISharedAnswers).Namespace).ToList();

        contexts.Count.ShouldBeGreaterThan(4);
        contexts.Select(context => Said(context.GetCustomAttribute<JsonSourceGenerationOptionsAttribute>()!)).Distinct().Count().ShouldBe(1);
    }

    private static string Said(JsonSourceGenerationOptionsAttribute options) =>
        $"{options.PropertyNamingPolicy} {options.NumberHandling} {options.DefaultIgnoreCondition} {string.Join(' ', options.Converters!.Select(type => type.Name))}";
}
