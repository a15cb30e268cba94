using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Calls;

/// <summary>One call, with all that it may use.</summary>
internal sealed record ToolCall
{
    /// <summary>The arguments, read.</summary>
    public required ToolArguments Arguments { get; init; }

    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Sessionboard, under the caller's own rights.</summary>
    public required ISessionboardClient Client { get; init; }

    /// <summary>Makes the receipt of the answer.</summary>
    public required ReceiptWriter Receipts { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>What the operator configured of the tools.</summary>
    public required ToolsOptions Options { get; init; }

    /// <summary>What the operator allows of queries.</summary>
    public required QueryOptions Queries { get; init; }

    /// <summary>Which fields are personal by their names, those included that the operator names.</summary>
    public required PersonalFields Fields { get; init; }

    /// <summary>Plans agendas; null where this host cannot.</summary>
    public IAgendaPlanner? Planner { get; init; }

    /// <summary>Where the client is told how far a long call is; null where it did not ask.</summary>
    public CallProgress? Progress { get; init; }

    /// <summary>Whether personal data must be masked.</summary>
    public bool MasksPersonalData => !Caller.ShowsPersonalData;

    /// <summary>A call that came through the <see cref="Entrance"/>.</summary>
    /// <param name="services">The services of the request.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="client">Sessionboard, as the entrance gave it.</param>
    /// <param name="arguments">The arguments, read.</param>
    public static ToolCall Of(IServiceProvider services, Caller caller, ISessionboardClient client, ToolArguments arguments) => new()
    {
        Arguments = arguments,
        Caller = caller,
        Client = client,
        Receipts = services.GetRequiredService<ReceiptWriter>(),
        Time = services.GetRequiredService<TimeProvider>(),
        Options = services.GetRequiredService<IOptions<ToolsOptions>>().Value,
        Queries = services.GetRequiredService<IOptions<QueryOptions>>().Value,
        Fields = services.GetRequiredService<PersonalFields>(),
        Planner = services.GetService<IAgendaPlanner>(),
    };
}
