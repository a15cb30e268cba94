using System.Globalization;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>How tables and columns are written.</summary>
internal static class SqlNames
{
    public static string Alias(int number) => string.Create(CultureInfo.InvariantCulture, $"t{number}");

    public static string Output(int number) => string.Create(CultureInfo.InvariantCulture, $"c{number}");

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
