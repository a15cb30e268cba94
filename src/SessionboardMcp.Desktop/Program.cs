using SessionboardMcp.Commands;
using SessionboardMcp.Desktop.Commands;

return await CommandUsage.RunAsync(RootCommands.Create(), args, explain: StdioCommand.ExplainAsync);
