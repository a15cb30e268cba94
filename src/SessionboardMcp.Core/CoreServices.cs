using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Completions;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Core.Requests;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core;

/// <summary>Composes what assistants can ask. A host adds a transport, a <see cref="Access.Caller"/>, a client and an <see cref="AnswerSource"/>.</summary>
public static class CoreServices
{
    /// <summary>The server's name in the protocol.</summary>
    public const string ServerName = "sessionboard-mcp";

    /// <summary>Adds the MCP server with every tool.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's settings, of which the sections Tools, Queries, Privacy and Writes are read; null for the defaults of all.</param>
    /// <returns>The builder that takes a transport.</returns>
    public static IMcpServerBuilder AddSessionboardMcp(this IServiceCollection services, IConfiguration? configuration = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        // Transient, as the source of answers may differ from caller to caller.
        services.TryAddTransient<ReceiptWriter>();
        services.TryAddSingleton<ToolErrors>();
        services.TryAddSingleton<CallAudit>();
        services.TryAddSingleton<TextsRead>();
        services.TryAddSingleton<NotedTexts>();
        services.TryAddSingleton<RefusedScopes>();
        services.TryAddSingleton<ViewClients>();
        services.TryAddSingleton<Views>();
        services.AddSingleton(CatalogueNames.Vocabulary);
        services.AddOptions<ToolsOptions>().Configure(options => ReadTools(options, configuration)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ToolsOptions>, ToolsOptionsRules>());
        services.AddOptions<QueryOptions>().Configure(options => configuration?.GetSection(QueryOptions.Section).Bind(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<QueryOptions>, QueryOptionsRules>());
        services.AddOptions<PrivacyOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PrivacyOptions>, PrivacyOptionsRules>(_ => new PrivacyOptionsRules(configuration)));
        services.TryAddSingleton(provider => new PersonalFields(provider.GetRequiredService<IOptions<PrivacyOptions>>().Value));
        services.AddChanges(configuration);
        services.AddSingleton<IConfigureOptions<McpServerOptions>, ErrorBoundary>();
        return services
            .AddMcpServer(options =>
            {
                options.ServerInfo = new Implementation
                {
                    Name = ServerName,
                    Title = "Sessionboard",
                    Version = Version,
                };
                options.ServerInstructions = ServerInstructions.Text;
            })
            .WithTools([.. ToolCatalogue.Create(), .. DeepResearch.Create(), .. Views.Create()])
            .WithPrompts(PromptCatalogue.Create())
            .WithResources(ResourceCatalogue.Create())
            .WithCompleteHandler(EventCompletion.CompleteAsync);
    }

    /// <summary>The version and the build, such as <c>0.1.0+1a2b3c4d</c> (Semantic Versioning, build metadata); without the build where nobody named one.</summary>
    public static string Version { get; } = Short(typeof(CoreServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0");

    // Of a commit's 40 letters as many as people write.
    private static string Short(string version) => version.IndexOf('+', StringComparison.Ordinal) is >= 0 and var build && version.Length > build + 9 ? version[..(build + 9)] : version;

    private static void ReadTools(ToolsOptions options, IConfiguration? configuration)
    {
        configuration?.GetSection(ToolsOptions.Section).Bind(options);
        // On one line, too, as people write it in an environment variable.
        if (configuration?[ToolsOptions.SetsKey] is { Length: > 0 } line)
            options.Sets.Add(line);
    }

    // All of it works only where the host keeps change sets: it adds an IChangeStore and an IAuditTrail.
    private static void AddChanges(this IServiceCollection services, IConfiguration? configuration)
    {
        services.AddOptions<WritesOptions>().Configure(options => configuration?.GetSection(WritesOptions.Section).Bind(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WritesOptions>, WritesOptionsRules>(_ => new WritesOptionsRules(configuration)));
        services.TryAddSingleton<ChangeReader>();
        services.TryAddSingleton(provider => new RefusedWrites(provider.GetRequiredService<RefusedScopes>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ChangeSender>();
        services.TryAddSingleton<ChangePipeline>();
        services.TryAddSingleton<ChangeDecision>();
        services.TryAddSingleton<EditAllowances>();
        services.TryAddSingleton<IEditAllowances>(provider => provider.GetRequiredService<EditAllowances>());
        services.TryAddSingleton<PersonUndo>();
        services.TryAddSingleton<DeskRecord>();
        services.TryAddSingleton<ChangeDesk>();
        services.TryAddSingleton<PersonAsked>();
    }

    private sealed class ErrorBoundary(ToolErrors errors, CallAudit audit, NotedTexts noted, ViewClients viewers, Views views) : IConfigureOptions<McpServerOptions>
    {
        public void Configure(McpServerOptions options)
        {
            options.Filters.Message.IncomingFilters.Add(RequestShapes.Check);
            options.Filters.Message.IncomingFilters.Add(viewers.Note);
            options.Filters.Message.OutgoingFilters.Add(ServerCard.Add);
            options.Filters.Request.CallToolFilters.Add(errors.Guard);
            options.Filters.Request.CallToolFilters.Add(audit.Tools);
            options.Filters.Request.CallToolFilters.Add(noted.Tools);
            options.Filters.Request.CallToolFilters.Add(KnownNames.Tools);
            options.Filters.Request.CallToolFilters.Add(RequestShapes.CheckArguments);
            options.Filters.Request.GetPromptFilters.Add(KnownNames.Prompts);
            options.Filters.Request.ReadResourceFilters.Add(errors.GuardRead);
            options.Filters.Request.ReadResourceFilters.Add(audit.Resources);
            options.Filters.Request.ReadResourceFilters.Add(noted.Resources);
            options.Filters.Request.GetPromptFilters.Add(ToolErrors.GuardPrompt);
            options.Filters.Request.ReadResourceFilters.Add(KnownNames.Resources);
            options.Filters.Request.CompleteFilters.Add(errors.GuardCompletion);
            options.Filters.Request.ListToolsFilters.Add(SinglePage.Check<ListToolsRequestParams, ListToolsResult>);
            options.Filters.Request.ListPromptsFilters.Add(SinglePage.Check<ListPromptsRequestParams, ListPromptsResult>);
            options.Filters.Request.ListResourcesFilters.Add(SinglePage.Check<ListResourcesRequestParams, ListResourcesResult>);
            options.Filters.Request.ListResourceTemplatesFilters.Add(SinglePage.Check<ListResourceTemplatesRequestParams, ListResourceTemplatesResult>);
            options.Filters.Request.ListToolsFilters.Add(GrantedItems.Tools);
            options.Filters.Request.ListPromptsFilters.Add(GrantedItems.Prompts);
            options.Filters.Request.ListResourcesFilters.Add(GrantedItems.Resources);
            options.Filters.Request.ListResourceTemplatesFilters.Add(GrantedItems.Templates);
            options.Filters.Request.ListToolsFilters.Add(ToolSets.Choose);
            options.Filters.Request.ListToolsFilters.Add(DeepResearch.Hide);
            options.Filters.Request.ListToolsFilters.Add(views.Tools);
            options.Filters.Request.ListResourcesFilters.Add(views.Resources);
            options.Filters.Request.ListToolsFilters.Add(CachingHints.Add<ListToolsRequestParams, ListToolsResult>);
            options.Filters.Request.ListPromptsFilters.Add(CachingHints.Add<ListPromptsRequestParams, ListPromptsResult>);
            options.Filters.Request.ListResourcesFilters.Add(CachingHints.Add<ListResourcesRequestParams, ListResourcesResult>);
            options.Filters.Request.ListResourceTemplatesFilters.Add(CachingHints.Add<ListResourceTemplatesRequestParams, ListResourceTemplatesResult>);
        }
    }
}
