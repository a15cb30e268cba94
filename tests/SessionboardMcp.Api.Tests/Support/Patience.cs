namespace SessionboardMcp.Api.Tests.Support;

/// <summary>The longest that a test waits for something that should happen at once.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit, TimeProvider.System);

    public static Task Soon(this Task task) => task.WaitAsync(Limit, TimeProvider.System);

    public static async Task Soon(this SemaphoreSlim semaphore) => (await semaphore.WaitAsync(Limit)).ShouldBeTrue();
}
