namespace SessionboardMcp.Core.Queries;

/// <summary>What may be shown of the values of a column; the later, the less.</summary>
internal enum ColumnRule
{
    /// <summary>All; addresses and numbers inside texts are masked where personal data is.</summary>
    Shown,

    /// <summary>Numbers only: it is a count.</summary>
    Count,

    /// <summary>Nothing, as nothing tells what it holds; of records in it what is known to be harmless.</summary>
    Unknown,

    /// <summary>Nothing: it is personal.</summary>
    Masked,

    /// <summary>Not even that it is there.</summary>
    Never,
}
