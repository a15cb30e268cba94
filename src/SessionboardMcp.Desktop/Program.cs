using SessionboardMcp.Desktop.Commands;

return await RootCommands.Create().Parse(args).InvokeAsync();
