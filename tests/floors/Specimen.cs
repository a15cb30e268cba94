namespace SessionboardMcp.Floors.Specimen.Below
{
    /// <summary>Refers upwards without a <c>using</c>, from inside an asynchronous method: text search would not see it.</summary>
    internal static class Climber
    {
        public static async Task<int> ClimbAsync()
        {
            await Task.Yield();
            return SessionboardMcp.Floors.Specimen.Above.Balcony.Height;
        }
    }
}

namespace SessionboardMcp.Floors.Specimen.Above
{
    internal static class Balcony
    {
        public const int Seats = 12;

        public static int Height => 3;
    }
}
