using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>
/// What the person before a page may do, where their own account says so and no credential of theirs at Sessionboard: behind a shared API token
/// Sessionboard would do for everybody what that token may.
/// </summary>
/// <param name="Scopes">The scopes that they have now.</param>
/// <param name="WhatToDo">How more are had, a sentence.</param>
public sealed record DeskRights(IReadOnlySet<string> Scopes, string WhatToDo)
{
    /// <summary>Why they can neither approve nor undo a change, a sentence or two; null where they can.</summary>
    internal string? WhyNot(ChangeSet change)
    {
        var isWaiting = change.State == ChangeState.Waiting;
        string[] missing =
        [
            .. ((string[])[Access.Scopes.ReadInsights, .. isWaiting ? ChangeScopes.OfMaking(change) : ChangeScopes.OfUndo(change)]).Where(scope => !Scopes.Contains(scope)),
        ];
        return missing.Length == 0 ? null : $"You cannot {(isWaiting ? "approve" : "undo")} this: your account does not have {string.Join(", ", missing)} here. {WhatToDo}";
    }
}
