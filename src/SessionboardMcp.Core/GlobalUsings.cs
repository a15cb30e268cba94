global using SessionboardMcp.Api.Client;
global using SessionboardMcp.Api.Errors;
global using SessionboardMcp.Api.Events;
global using SessionboardMcp.Api.Insights;
global using SessionboardMcp.Api.Limits;
