// What the board shows: an agenda draft, over the agenda that is live.
import { isRecord, type Json } from "./messages";
import { daysBetween, momentOf } from "./times";

export interface Room {
  id: string;
  name: string;
  seats: number | null;
}

export interface Track {
  name: string;
  color: string;
}

export interface Place {
  day: string;
  start: number;
  end: number;
  room: string;
}

export interface Session {
  id: string;
  code: string;
  title: string;
  track: Track | null;
  people: string;
  who: string[];
  seats: number | null;
  place: Place | null;
  live: Place | null;
}

export interface Conflict {
  kind: string;
  sessions: string[];
  people: string;
  detail: string;
  isNew: boolean;
}

export interface Page {
  rows: Json[];
  total: number;
  size: number;
}

export const NO_ROOM = "";

// Where a track has no colour, one of these, by its number: told apart by people who see few colours, too (Okabe and Ito, darkened).
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8b6d00", "#56b4e9", "#7a4fbf", "#5c6b7a"];

export class Agenda {
  name = "";
  status = "";
  zone = "";
  mayMove = false;
  readonly rooms = new Map<string, Room>();
  readonly tracks = new Map<string, Track>();
  readonly sessions = new Map<string, Session>();
  conflicts: Conflict[] = [];
  private byConflict = new Map<string, Conflict[]>();

  get isOpen(): boolean {
    return this.status === "draft" && this.mayMove;
  }

  get days(): string[] {
    const days = new Set<string>();
    for (const { place, live } of this.sessions.values()) for (const one of [place, live]) if (one) days.add(one.day);
    return [...days].sort();
  }

  get unplaced(): Session[] {
    return [...this.sessions.values()].filter((session) => !session.place);
  }

  get changed(): Session[] {
    return [...this.sessions.values()].filter((session) => changeOf(session));
  }

  conflictsOf(id: string): Conflict[] {
    return this.byConflict.get(id) ?? [];
  }

  roomName(id: string): string {
    return id === NO_ROOM ? "No room" : (this.rooms.get(id)?.name ?? "A room that is not known");
  }

  // Conflicts are the server's to find: those of before go with the first page of a new reading.
  take(rows: Json[], startsAnew: boolean): void {
    const conflicts = startsAnew ? [] : [...this.conflicts];
    for (const row of rows) {
      const id = str(row["id"]);
      if (row["part"] === "draft") this.takeDraft(row);
      else if (row["part"] === "room") this.rooms.set(id, { id, name: str(row["title"]) || "Room", seats: num(row["capacity"]) });
      else if (row["part"] === "track") this.takeTrack(id, row);
      else if (row["part"] === "conflict") conflicts.push(conflictOf(row));
      else if (row["part"] === "session") this.takeSession(this.sessionOf(id, row));
    }
    this.conflicts = conflicts;
    this.byConflict = new Map();
    for (const conflict of conflicts)
      for (const id of conflict.sessions) this.byConflict.set(id, [...(this.byConflict.get(id) ?? []), conflict]);
  }

  // What a whole reading did not find any more is gone.
  keep(seen: ReadonlySet<string>): void {
    for (const id of [...this.sessions.keys()]) if (!seen.has(id)) this.sessions.delete(id);
    for (const id of [...this.rooms.keys()]) if (!seen.has(id)) this.rooms.delete(id);
  }

  // Read again, it stays the one that is open, carried or sent.
  private takeSession(session: Session): void {
    const known = this.sessions.get(session.id);
    if (known) Object.assign(known, session);
    else this.sessions.set(session.id, session);
  }

  private takeDraft(row: Json): void {
    [this.name, this.status, this.zone] = [str(row["title"]), str(row["kind"]), str(row["detail"])];
    this.mayMove = row["change"] === "allowed";
  }

  // Read again, it stays the one that its sessions have.
  private takeTrack(id: string, row: Json): void {
    if (!this.tracks.has(id)) this.tracks.set(id, { name: str(row["title"]), color: colour(row["color"], this.tracks.size) });
  }

  private sessionOf(id: string, row: Json): Session {
    const place = placeOf(row["starts_at"], row["ends_at"], row["room_id"]);
    const isChanged = str(row["change"]) !== "";
    return {
      id,
      code: str(row["friendly_id"]),
      title: str(row["title"]) || str(row["friendly_id"]) || "A session without a title",
      track: this.tracks.get(str(row["track_id"])) ?? null,
      people: str(row["people"]),
      who: str(row["who"]).split(" ").filter((one) => one !== ""),
      seats: num(row["capacity"]),
      place,
      live: isChanged ? placeOf(row["live_starts_at"], row["live_ends_at"], row["live_room_id"]) : place,
    };
  }
}

export type Change = "added" | "moved" | "removed";

export function changeOf({ place, live }: Session): Change | null {
  if (!place || !live) return place ? "added" : live ? "removed" : null;
  return samePlace(place, live) ? null : "moved";
}

export const samePlace = (one: Place | null, other: Place | null): boolean =>
  one === other || (!!one && !!other && one.day === other.day && one.start === other.start && one.end === other.end && one.room === other.room);

export const overlap = (one: Place, other: Place): boolean => one.day === other.day && one.start < other.end && other.start < one.end;

// A table's rows, each by its columns' names.
export function pageOf(data: Json): Page {
  const columns = Array.isArray(data["columns"]) ? data["columns"].map(String) : [];
  const lines = Array.isArray(data["rows"]) ? data["rows"].filter(Array.isArray) : [];
  const rows = lines.map((line: unknown[]) => Object.fromEntries(columns.map((column, index) => [column, line[index]])));
  return { rows: rows.filter(isRecord), total: num(data["total"]) ?? rows.length, size: rows.length };
}

export function placeOf(starts: unknown, ends: unknown, room: unknown): Place | null {
  const [start, end] = [momentOf(starts), momentOf(ends)];
  if (!start || !end) return null;
  return { day: start.day, start: start.minute, end: end.minute + daysBetween(start.day, end.day) * 1440, room: str(room) };
}

const conflictOf = (row: Json): Conflict => ({
  kind: str(row["kind"]),
  sessions: str(row["sessions"]).split(" ").filter((one) => one !== ""),
  people: str(row["people"]),
  detail: str(row["detail"]),
  isNew: row["change"] === "new",
});

// Nothing but a colour gets into a style.
const colour = (value: unknown, number: number): string => (/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(str(value)) ? str(value) : COLOURS[number % COLOURS.length]!);

// Without the signs that turn the direction of what stands around them; the server takes them away, too.
const str = (value: unknown): string => (typeof value === "string" ? value.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "") : typeof value === "number" ? String(value) : "");

const num = (value: unknown): number | null => (typeof value === "number" ? value : null);
