using System.Text.Json;

namespace SessionboardMcp.Core.Answers;

/// <summary>How answers and errors name a rate-limit category.</summary>
internal static class CategoryName
{
    /// <summary>Snake case, such as <c>entity_reads</c>.</summary>
    public static string Of(RateLimitCategory category) => JsonNamingPolicy.SnakeCaseLower.ConvertName(category.ToString());
}
