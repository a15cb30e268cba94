using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Core.Queries;

/// <summary>
/// Tells two checks apart by all that enters them: the text, the schema, and what is known beside it. It is made of the content, so that what
/// is read anew and is the same is the same, and what differs in anything is another.
/// </summary>
internal sealed class CheckVersion : IDisposable
{
    // A schema is large, and asked by many queries.
    private static readonly ConditionalWeakTable<SbqlSchema, byte[]> Schemas = [];

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private CheckVersion()
    {
    }

    /// <summary>The version of one check.</summary>
    public static string Of(string text, SbqlSchema schema, CheckOptions options)
    {
        using var version = new CheckVersion();
        version.Add(text);
        version._hash.AppendData(Schemas.GetValue(schema, OfSchema));
        version.Add(options.KnownStatuses);
        version.Add(options.CoreStatuses);
        version.Add(options.MaskedNameParts);
        version.Add(options.FunctionsOfSchema);
        version.Add(options.MasksPersonalData ? 1 : 0);
        version.Add(options.MaxLength);
        version.Add(options.KnownValues.Count);
        foreach (var (field, names) in options.KnownValues.OrderBy(known => known.Key, StringComparer.Ordinal))
        {
            version.Add([field, names.Kind]);
            version.Add(names.All);
            version.Add(names.Shown);
        }

        return Convert.ToHexString(version._hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private static byte[] OfSchema(SbqlSchema schema)
    {
        using var version = new CheckVersion();
        foreach (var entity in schema.Entities)
        {
            version.Add([entity.Name, entity.Singular, entity.Description]);
            version.Add(entity.FindNames);
            version.Add(entity.DefaultFields);
            version.Add(entity.Fields.Count);
            foreach (var field in entity.Fields)
                version.Add([field.Name, field.Type.ToString(), field.Description, field.ContainsPii ? "personal" : ""]);
            version.Add(entity.Relationships.Count);
            foreach (var way in entity.Relationships)
                version.Add([way.Name, way.Target, way.Cardinality.ToString(), way.Description]);
        }

        return version._hash.GetHashAndReset();
    }

    private void Add(IReadOnlyCollection<string?> texts)
    {
        Add(texts.Count);
        foreach (var text in texts)
            Add(text);
    }

    // The length before each text, so that no two lists of texts look alike; and each as it is, as an encoding makes broken characters the same.
    private void Add(string? text)
    {
        Add(text?.Length ?? -1);
        _hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private void Add(int number) => _hash.AppendData(BitConverter.GetBytes(number));
}
