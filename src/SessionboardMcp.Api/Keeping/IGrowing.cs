namespace SessionboardMcp.Api.Keeping;

/// <summary>Something kept that takes more room while it is used, as what calls make of it is kept with it: then it is weighed again.</summary>
public interface IGrowing
{
    /// <summary>Tells somebody whenever it takes notably more room than it did.</summary>
    /// <param name="grown">Is told; the last one who asked for it.</param>
    void Follow(Action grown);
}
