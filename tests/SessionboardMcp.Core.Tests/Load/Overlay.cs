namespace SessionboardMcp.Core.Tests.Load;

/// <summary>The services of one process as one person sees them: theirs first, then what all share.</summary>
internal sealed class Overlay(IServiceProvider shared, IReadOnlyDictionary<Type, object> own) : IServiceProvider
{
    public object? GetService(Type serviceType) => own.TryGetValue(serviceType, out var service) ? service : shared.GetService(serviceType);
}
