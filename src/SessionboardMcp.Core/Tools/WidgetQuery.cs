using SessionboardMcp.Core.Queries;
using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.Core.Tools;

/// <summary>The query of a dashboard's widget.</summary>
/// <param name="Read">The query.</param>
/// <param name="Check">What this server's check found in it.</param>
internal sealed record WidgetQuery(ReadQuery Read, QueryCheck Check);
