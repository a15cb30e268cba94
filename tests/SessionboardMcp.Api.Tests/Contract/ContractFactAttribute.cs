namespace SessionboardMcp.Api.Tests.Contract;

/// <summary>A test against Sessionboard's published description, which lies beside the repository or is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute()
    {
        if (ApiDescription.Path is null) Skip = "shared/sessionboard/openapi.yaml is not beside the repository.";
    }
}
