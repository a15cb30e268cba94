using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace SessionboardMcp.Proof.Bench;

/// <summary>What a .NET process tells of its memory, by its diagnostics port: the product needs nothing for it.</summary>
internal static class Counters
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Gens[] Generations = [Gens.Gen0, Gens.Gen1, Gens.Gen2, Gens.GenLargeObj, Gens.GenPinObj];

    /// <summary>The bytes that a process allocates while something goes on; the runtime tells them in steps of about 100 KiB.</summary>
    public static async Task<long> AllocatedAsync(int process, Func<Task> work)
    {
        long bytes = 0;
        await ListenAsync(process, EventLevel.Verbose, ClrTraceEventParser.Keywords.GC, source => source.Clr.GCAllocationTick += tick => bytes += tick.AllocationAmount64, work);
        return bytes;
    }

    /// <summary>What is in use in a process, once what is not was collected.</summary>
    public static async Task<Heap> HeapAsync(int process)
    {
        var collected = new TaskCompletionSource<Heap>(TaskCreationOptions.RunContinuationsAsynchronously);
        long objects = 0;
        await ListenAsync(
            process,
            EventLevel.Informational,
            ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect,
            source =>
            {
                source.Clr.GCStart += _ => objects = 0;
                // One of each heap, of which the server's collector has several.
                source.Clr.GCPerHeapHistory += heap => objects += Generations.Sum(generation => heap.GenData(generation).ObjSizeAfter);
                // It comes last. Of a collection that had begun before somebody listened it is all that comes; what the next one tells is not asked for.
                source.Clr.GCHeapStats += stats =>
                {
                    if (objects > 0)
                        collected.TrySetResult(new Heap(objects, stats.TotalHeapSize));
                };
            },
            () => collected.Task.WaitAsync(Patience));
        return await collected.Task;
    }

    private static async Task ListenAsync(int process, EventLevel level, ClrTraceEventParser.Keywords keywords, Action<EventPipeEventSource> listen, Func<Task> work)
    {
        var client = new DiagnosticsClient(process);
        using var session = client.StartEventPipeSession([new EventPipeProvider(Runtime, level, (long)keywords)], requestRundown: false);
        var reading = Task.Run(() =>
        {
            using var source = new EventPipeEventSource(session.EventStream);
            listen(source);
            source.Process();
        });
        await work();
        await session.StopAsync(CancellationToken.None);
        await reading;
    }
}
