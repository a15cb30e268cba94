namespace SessionboardMcp.Proof.Bench;

/// <summary>What is in use in a process.</summary>
/// <param name="Objects">The bytes of the objects that are reached.</param>
/// <param name="WithGaps">The same with the gaps between them, which the next objects fill.</param>
internal readonly record struct Heap(long Objects, long WithGaps);
