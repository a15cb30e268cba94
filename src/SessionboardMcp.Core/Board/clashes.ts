// What a place would collide with, seen before it is taken. It is a preview: what counts is found by the server.
import { type Agenda, NO_ROOM, overlap, type Place, type Session } from "./agenda";
import { quoted } from "./words";

export function clashesAt(agenda: Agenda, moved: Session, place: Place): string[] {
  const found: string[] = [];
  const room = agenda.rooms.get(place.room);
  for (const other of agenda.sessions.values()) {
    if (other === moved || !other.place || !overlap(other.place, place)) continue;
    if (other.place.room === place.room && place.room !== NO_ROOM) found.push(`${room?.name ?? "The room"} is taken by ${quoted(other.title)}`);
    else if (other.who.some((one) => moved.who.includes(one))) found.push(`somebody is in ${quoted(other.title)} then`);
  }
  if (room?.seats != null && moved.seats != null && moved.seats > room.seats) found.push(`${moved.seats} are planned, ${room.name} holds ${room.seats}`);
  return found;
}

// Side by side what overlaps in one room: for each its lane, and how many lanes there are where it stands.
export function lanes<One extends { place: Place }>(all: readonly One[]): Map<One, [lane: number, of: number]> {
  const placed = new Map<One, [number, number]>();
  let group: { one: One; lane: number }[] = [];
  let ends: number[] = [];
  const close = (): void => {
    for (const { one, lane } of group) placed.set(one, [lane, ends.length]);
    [group, ends] = [[], []];
  };
  for (const one of [...all].sort((first, second) => first.place.start - second.place.start)) {
    const { start, end } = one.place;
    if (ends.every((until) => until <= start)) close();
    const free = ends.findIndex((until) => until <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = Math.max(end, start + 1);
    group.push({ one, lane });
  }
  close();
  return placed;
}
