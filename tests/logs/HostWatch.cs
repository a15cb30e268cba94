using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SessionboardMcp.Logs;

/// <summary>
/// Has every host that is built in this process log to <see cref="SuiteLog"/>, too, whoever composes it: hosts announce that they are
/// being built, which is also how ASP.NET's own test host reaches into an application.
/// </summary>
internal sealed class HostWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    [ModuleInitializer]
    internal static void Begin() => DiagnosticListener.AllListeners.Subscribe(new HostWatch());

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
            builder.ConfigureServices((_, services) => AddTo(services));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static void AddTo(IServiceCollection services)
    {
        if (!services.Any(service => service.ServiceType == typeof(SomebodyElse)))
            services.AddLogging(SuiteLog.AddTo);
    }
}

/// <summary>Marks the host of somebody else, such as a company's identity provider: what it logs is not ours to answer for.</summary>
internal sealed class SomebodyElse;
