// What stands on the board in sentences.
import { type Agenda, type Conflict, changeOf, overlap, type Place, type Session } from "./agenda";
import { dayText, timeText } from "./times";

export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

export const span = ({ start, end }: Place): string => `${timeText(start)}–${timeText(end)}`;

// What strangers wrote, inside a sentence: its direction, such as that of Arabic, ends with it.
export const isolated = (text: string): string => `\u2068${text}\u2069`;

export const quoted = (title: string): string => `“${isolated(title)}”`;

export class Words {
  constructor(
    private readonly agenda: Agenda,
    private readonly locale: string | undefined,
  ) {}

  place(place: Place): string {
    return `${this.day(place.day)}, ${span(place)}, ${this.agenda.roomName(place.room)}`;
  }

  day(day: string): string {
    return dayText(day, this.locale, "short");
  }

  longDay(day: string): string {
    return dayText(day, this.locale, "long");
  }

  conflict(conflict: Conflict): string {
    const sessions = conflict.sessions.map((id) => this.agenda.sessions.get(id));
    const titles = sessions.map((session) => quoted(session?.title ?? "a session"));
    const pair = titles.join(" and ");
    const when = this.when(sessions);
    switch (conflict.kind) {
      case "person_in_two_places":
        return `${conflict.people ? isolated(conflict.people) : "Somebody"} is in ${titles.length > 1 ? pair : `two parts of ${pair}`} at the same time${when}${after(conflict.detail)}.`;
      case "room_used_twice":
        return `${this.agenda.roomName(sessions[0]?.place?.room ?? "")} holds ${pair} at the same time${when}.`;
      case "capacity_above_room":
        return `${pair} does not fit its room: ${conflict.detail}.`;
      case "ends_before_start":
        return `${pair} ends before it starts.`;
      default:
        return `${pair}: ${conflict.detail || conflict.kind.replaceAll("_", " ")}.`;
    }
  }

  live(session: Session): string {
    if (!session.live) return "It has no place in the live agenda.";
    return changeOf(session) ? `The live agenda has it on ${this.place(session.live)}.` : "As in the live agenda.";
  }

  change(session: Session): string {
    const { place } = session;
    switch (changeOf(session)) {
      case "added":
        return `New: ${this.place(place!)}. ${this.live(session)}`;
      case "removed":
        return `Removed. ${this.live(session)}`;
      case "moved":
        return `Moved to ${this.place(place!)}. ${this.live(session)}`;
      default:
        return "As in the live agenda.";
    }
  }

  private when([one, other]: (Session | undefined)[]): string {
    if (!one?.place || !other?.place || !overlap(one.place, other.place)) return "";
    const shared = { ...one.place, start: Math.max(one.place.start, other.place.start), end: Math.min(one.place.end, other.place.end) };
    return `, ${this.day(shared.day)} ${span(shared)}`;
  }
}

// What the server adds behind the times, such as that two contacts may be one person.
const after = (detail: string): string => detail.split("; ").slice(1).map((part) => ` (${part})`).join("");
