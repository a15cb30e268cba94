// Moves within the draft: shown at once, sent one after the other, put back where they are refused or wait for a person.
import { type Agenda, NO_ROOM, type Place, samePlace, type Session } from "./agenda";
import type { Host, ToolAnswer } from "./host";
import type { Json } from "./messages";
import { NotRead, type Source, toldBy } from "./source";
import { written } from "./times";
import { count, quoted, type Words } from "./words";

export interface Notice {
  kind: "good" | "waits" | "wrong";
  text: string;
  link?: string;
}

export class Moves {
  private line: Promise<void> = Promise.resolve();
  private made = 0;
  readonly saving = new Set<Session>();

  constructor(
    private readonly host: Host,
    private readonly source: Source,
    private readonly agenda: Agenda,
    private readonly words: () => Words,
    private readonly shown: () => void,
    private readonly say: (notice: Notice) => void,
  ) {}

  move(session: Session, place: Place | null): void {
    if (samePlace(session.place, place) || this.saving.has(session)) return;
    const before = session.place;
    session.place = place;
    this.saving.add(session);
    this.shown();
    this.line = this.line.then(() => this.send(session, before, place));
  }

  private async send(session: Session, before: Place | null, place: Place | null): Promise<void> {
    const given = { ...this.source.draft, session_id: session.id };
    const answer = place ? await this.host.call("place_session", { ...given, ...argumentsOf(place) }) : await this.host.call("remove_placement", given);
    const notice = this.noticeOf(session, place, answer);
    // Whatever was read meanwhile.
    session.place = notice.kind === "good" ? place : before;
    this.saving.delete(session);
    this.say(notice);
    this.shown();
    if (notice.kind !== "good") return;
    this.made++;
    try {
      await this.source.readConflicts(this.agenda);
    } catch (problem) {
      this.say({ kind: "wrong", text: `The move was made, but the conflicts could not be read again: ${problem instanceof NotRead ? problem.message : "no reason was given"}` });
    }
    this.shown();
    this.tellModel(session, place);
  }

  private noticeOf(session: Session, place: Place | null, answer: ToolAnswer): Notice {
    const name = quoted(session.title);
    if (answer.failed) return { kind: "wrong", text: `${name} stays where it was. ${toldBy(answer)}` };
    const state = answer.data["state"];
    if (state === "waiting") return { kind: "waits", text: `${name} stays where it was until the move is approved. Then read the draft again.`, ...linkOf(answer.data) };
    // Without a state the tool has nothing that could wait.
    if (state !== undefined && state !== "applied")
      return { kind: "wrong", text: `${name} stays where it was here: the change is ${String(state).replaceAll("_", " ")}. Read the draft again to see how it stands.`, ...linkOf(answer.data) };
    return { kind: "good", text: place ? `${name} is on ${this.words().place(place)}.` : `${name} has no place in the draft any more.` };
  }

  private tellModel(session: Session, place: Place | null): void {
    const name = session.code || session.id;
    const last = place ? `${name} to ${written(place.day, place.start)}` : `${name} out of the draft`;
    this.host.tellModel(
      `On the agenda board the person made ${count(this.made, "move")}, the last: ${last}. The draft now has ${count(this.agenda.conflicts.length, "conflict")}; get_agenda_draft reads it.`,
    );
  }
}

function argumentsOf({ day, start, end, room }: Place): Json {
  return { starts_at: written(day, start), ends_at: written(day, end), ...(room === NO_ROOM ? {} : { room }) };
}

function linkOf(data: Json): { link?: string } {
  const link = data["link"];
  return typeof link === "string" && /^https?:\/\//.test(link) ? { link } : {};
}
