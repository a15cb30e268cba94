using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bogus;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// Chance that falls the same at every start. Each part of the seed has dice of its own, so that a change to one part
/// leaves the others as they were.
/// </summary>
internal sealed class Dice
{
    private Dice(int seed) => Randomizer = new Randomizer(seed);

    public Randomizer Randomizer { get; }

    public static Dice For(int eventId, string part)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{part}/{eventId}"));
        return new Dice(BinaryPrimitives.ReadInt32LittleEndian(hash) & int.MaxValue);
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[Randomizer.Number(0, items.Count - 1)];

    public bool Chance(int percent) => Randomizer.Number(1, 100) <= percent;

    public int Between(int least, int most) => Randomizer.Number(least, most);

    public DateTimeOffset Moment(DateTimeOffset from, DateTimeOffset to) =>
        from.AddSeconds(Between(0, (int)(to - from).TotalSeconds));
}
