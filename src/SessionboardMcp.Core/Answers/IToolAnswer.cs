using ModelContextProtocol.Protocol;

namespace SessionboardMcp.Core.Answers;

/// <summary>What a tool answers, and the one shape in which clients get it.</summary>
internal interface IToolAnswer
{
    /// <summary>The answer as a result of MCP.</summary>
    CallToolResult ToResult();
}
