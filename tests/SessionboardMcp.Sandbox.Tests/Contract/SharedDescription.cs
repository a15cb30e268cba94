namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>Sessionboard's published description, which lies beside the repository and is no part of it.</summary>
internal static class SharedDescription
{
    public static string? Path { get; } = Find("shared", "sessionboard", "openapi.yaml");

    private static string? Find(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine([folder.FullName, .. parts]);
            if (File.Exists(candidate))
                return candidate;
        }

        return null;
    }
}

/// <summary>A test that reads the published description, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedDescription.Path is null)
            Skip = "shared/sessionboard/openapi.yaml is not beside the repository.";
    }
}
