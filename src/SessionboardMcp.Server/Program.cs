using SessionboardMcp.Commands;
using SessionboardMcp.Server.Commands;

return await CommandUsage.RunAsync(RootCommands.Create(), args);
