// One session, with all that is known of it, and a form that moves it: for keyboards, screen readers and small windows.
import { type Agenda, type Place, type Session } from "./agenda";
import { clashesAt } from "./clashes";
import { button, fill, make, part, theirs } from "./elements";
import { timeText } from "./times";
import type { Words } from "./words";

export interface InspectorDeeds {
  move(session: Session, place: Place): void;
  remove(session: Session): void;
  show(session: Session): void;
  lengthOf(session: Session): number;
  closed(session: Session): void;
}

export class Inspector {
  private readonly box = part("inspector");
  session: Session | null = null;
  private drawn = "";

  constructor(private readonly deeds: InspectorDeeds) {
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  open(session: Session, agenda: Agenda, words: Words, isSaving: boolean): void {
    this.session = session;
    this.drawn = "";
    this.draw(agenda, words, isSaving);
    this.box.querySelector<HTMLElement>("h2")?.focus();
  }

  close(): void {
    const { session } = this;
    this.session = null;
    this.box.hidden = true;
    if (session) this.deeds.closed(session);
  }

  draw(agenda: Agenda, words: Words, isSaving: boolean): void {
    const { session } = this;
    this.box.hidden = !session;
    if (!session) return;
    const drawn = JSON.stringify([session, agenda.conflictsOf(session.id), isSaving]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const conflicts = agenda.conflictsOf(session.id);
    const hadFocus = this.box.contains(document.activeElement);
    fill(
      this.box,
      make("div", { class: "inspector-top" }, make("h2", { attributes: { tabindex: "-1" } }, theirs(session.title)), button("Close", () => this.close(), { class: "plain" })),
      make("p", { class: "facts" }, ...facts(session)),
      make("p", { class: "where" }, session.place ? words.place(session.place) : "No place in the draft.", " ", make("span", { class: "soft" }, words.live(session))),
      conflicts.length > 0 && make("ul", { class: "problems" }, ...conflicts.map((conflict) => make("li", {}, theirs(words.conflict(conflict))))),
      agenda.isOpen && this.form(session, agenda, isSaving),
    );
    if (hadFocus) this.box.querySelector<HTMLElement>("h2")?.focus();
  }

  private form(session: Session, agenda: Agenda, isSaving: boolean): HTMLElement {
    const now = session.place ?? session.live;
    // Any day: that of a first session, too, before the grid has one.
    const day = make("input", { attributes: { type: "date", required: "" } });
    day.value = now?.day ?? agenda.days[0] ?? "";
    const room = select([...agenda.rooms.values()].map(({ id, name }) => [id, name]), now?.room ?? "");
    const start = make("input", { attributes: { type: "time", step: "300", required: "" } });
    start.value = timeText(now?.start ?? 9 * 60);
    const minutes = make("input", { attributes: { type: "number", min: "5", max: "720", step: "5", required: "" } });
    minutes.value = String(this.deeds.lengthOf(session));
    const told = make("p", { class: "told", attributes: { role: "status" } });
    const wanted = (): Place | null => {
      const [hour, minute] = start.value.split(":").map(Number);
      const [from, length] = [hour! * 60 + minute!, Number(minutes.value)];
      return day.value !== "" && Number.isFinite(from) && length > 0 ? { day: day.value, start: from, end: from + length, room: room.value } : null;
    };
    const look = (): void => {
      const place = wanted();
      const clashes = place ? clashesAt(agenda, session, place) : [];
      told.textContent = !place ? "Choose a day, a start and a length." : clashes.length > 0 ? `Conflict there: ${clashes.join("; ")}.` : "Nothing collides there.";
      told.classList.toggle("bad", clashes.length > 0);
    };
    // No form: a frame that may not send any hears nothing of its submission either (HTML, "sandboxed forms browsing context flag").
    const apply = (): void => {
      const place = wanted();
      if (place) this.deeds.move(session, place);
    };
    const form = make(
      "div",
      { class: "move", attributes: { role: "group", "aria-label": "Move the session" } },
      labelled("Day", day),
      labelled("Room", room),
      labelled("Start", start),
      labelled("Minutes", minutes),
      told,
      make(
        "div",
        { class: "deeds" },
        button(isSaving ? "Saving…" : session.place ? "Move" : "Place", apply, { class: "main", attributes: isSaving ? { disabled: "" } : {} }),
        session.place && button("Show in the grid", () => this.deeds.show(session)),
        session.place && button("Remove from the draft", () => this.deeds.remove(session)),
      ),
    );
    form.addEventListener("input", look);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target instanceof HTMLInputElement) apply();
    });
    look();
    return form;
  }
}

function facts(session: Session): (Node | string)[] {
  const parts: (Node | string)[] = [];
  if (session.code !== "") parts.push(make("span", { class: "code" }, session.code));
  if (session.track && session.track.name !== "") parts.push(make("span", { class: "track", style: { "--track": session.track.color } }, theirs(session.track.name)));
  if (session.people !== "") parts.push(theirs(session.people));
  return parts.flatMap((one, index) => (index > 0 ? [" · ", one] : [one]));
}

function select(options: [value: string, label: string][], chosen: string): HTMLSelectElement {
  const element = make("select", {}, ...options.map(([value, label]) => make("option", { attributes: { value } }, label)));
  element.value = options.some(([value]) => value === chosen) ? chosen : (options[0]?.[0] ?? "");
  return element;
}

const labelled = (label: string, field: HTMLElement): HTMLElement => make("label", {}, make("span", {}, label), field);
