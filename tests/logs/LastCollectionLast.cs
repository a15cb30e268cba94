using Xunit.Abstractions;

namespace SessionboardMcp.Logs;

/// <summary>Leaves collections in their order, but for the one that looks back on all of them.</summary>
internal sealed class LastCollectionLast : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.DisplayName == Afterwards.Name);
}

/// <summary>Runs by itself after every other collection, so that all has been logged.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Afterwards
{
    public const string Name = "afterwards";
}
