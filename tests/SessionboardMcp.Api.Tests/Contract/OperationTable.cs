using System.Reflection;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Tests.Contract;

/// <summary>The rows of all resources' tables: the classes called <c>…Operations</c>.</summary>
internal static class OperationTable
{
    public static IReadOnlyList<Type> Tables { get; } =
        [.. typeof(Operation).Assembly.GetTypes().Where(type => type.Name.EndsWith("Operations", StringComparison.Ordinal))];

    public static IReadOnlyList<Operation> All { get; } = [.. Tables.SelectMany(Of)];

    public static IEnumerable<Operation> Of(Type table) => table
        .GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(property => property.PropertyType == typeof(Operation))
        .Select(property => (Operation)property.GetValue(null)!);
}
