using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Tests.Changes;

public sealed class MemoryChangeStoreTests : ChangeStoreContract
{
    private readonly MemoryChangeStore _store = new();

    protected override Task<IChangeStore> OpenAsync() => Task.FromResult<IChangeStore>(_store);
}
