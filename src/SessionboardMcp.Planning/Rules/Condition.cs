using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Rules;

/// <summary>What one rule asks for. A rule has one or several of these.</summary>
public abstract record Condition;

/// <summary>Every session of the subject lies within one of the windows (or windows that touch), or within none; of a room: whatever is in it.</summary>
/// <param name="Subject">Who or what.</param>
/// <param name="Windows">When.</param>
/// <param name="IsOnly">True: only then. False: not then, not even for a minute.</param>
public sealed record TimeCondition(Subject Subject, IReadOnlyList<TimeWindow> Windows, bool IsOnly) : Condition;

/// <summary>Every session of the subject starts at this time, be it outside the hours or between two slots.</summary>
/// <param name="Subject">Who or what.</param>
/// <param name="Days">On one of these days; none means any day.</param>
/// <param name="At">The local time.</param>
public sealed record StartCondition(Subject Subject, IReadOnlyList<DateOnly> Days, TimeOnly At) : Condition;

/// <summary>Every session of the subject is in one of the rooms, or in none of them.</summary>
/// <param name="Subject">Who or what.</param>
/// <param name="Rooms">The rooms.</param>
/// <param name="IsOnly">True: only there. False: not there.</param>
public sealed record RoomCondition(Subject Subject, IReadOnlyList<Named> Rooms, bool IsOnly) : Condition;

/// <summary>Nothing but the subjects' sessions is in the room.</summary>
/// <param name="Room">The room.</param>
/// <param name="Subjects">Who or what may be in it.</param>
public sealed record ReservedCondition(Named Room, IReadOnlyList<Subject> Subjects) : Condition;

/// <summary>One session is over when the other starts.</summary>
/// <param name="First">The earlier session.</param>
/// <param name="Second">The later session.</param>
public sealed record OrderCondition(Subject First, Subject Second) : Condition;

/// <summary>
/// Sessions are in one room one after another, in this order: the next one starts when the one before is over, and less than a slot and
/// the change-over later.
/// </summary>
/// <param name="Sessions">The sessions, in their order.</param>
public sealed record ChainCondition(IReadOnlyList<Subject> Sessions) : Condition;

/// <summary>At no time do more sessions of these subjects run.</summary>
/// <param name="Subjects">Whose sessions are counted together.</param>
/// <param name="AtMost">How many; at least 1.</param>
public sealed record LimitCondition(IReadOnlyList<Subject> Subjects, int AtMost) : Condition;

/// <summary>All sessions of the subjects are in the same room.</summary>
/// <param name="Subjects">Who or what.</param>
public sealed record OneRoomCondition(IReadOnlyList<Subject> Subjects) : Condition;

/// <summary>While a session of the subject runs, nothing else does.</summary>
/// <param name="Subject">Who or what.</param>
public sealed record AloneCondition(Subject Subject) : Condition;

/// <summary>Everybody has some minutes without a session within the window, on each of its days.</summary>
/// <param name="Minutes">How many, without a gap.</param>
/// <param name="Window">When; it has a start and an end.</param>
public sealed record PauseCondition(int Minutes, TimeWindow Window) : Condition;

/// <summary>Every session of the subject is in a room that seats so many.</summary>
/// <param name="Subject">Who or what.</param>
/// <param name="Seats">How many people are expected.</param>
public sealed record SizeCondition(Subject Subject, int Seats) : Condition;

/// <summary>Every session of the subject is in a room that seats its own <see cref="SessionToPlan.Seats"/>, or whose size nobody knows.</summary>
/// <param name="Subject">Who or what.</param>
public sealed record FittingCondition(Subject Subject) : Condition;

/// <summary>How long the sessions of the subject are, where they have no place that says it.</summary>
/// <param name="Subject">Who or what.</param>
/// <param name="Minutes">The length.</param>
public sealed record LengthCondition(Subject Subject, int Minutes) : Condition;
