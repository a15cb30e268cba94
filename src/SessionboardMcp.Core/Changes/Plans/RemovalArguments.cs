using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>What names the record that is deleted or brought back, whatever kind it is of.</summary>
internal static class RemovalArguments
{
    /// <summary>The record.</summary>
    public static readonly ToolInput Id = ToolInput.Text("id", "Id, friendly id or exact name.", "DEV-12") with { IsRequired = true, Max = 500 };

    /// <summary>A deleted record. Sessionboard tells no names of those.</summary>
    public static readonly ToolInput DeletedId = Id with { Description = "Id; of a session the friendly id, too; of what you deleted the name." };

    /// <summary>What a call names.</summary>
    public static string IdOf(ToolArguments arguments) => arguments.RequiredText(Id.Name);
}
