// One day of the agenda: rooms as columns, time downwards.
import { type Agenda, type Place, samePlace, type Session } from "./agenda";
import { card } from "./card";
import { lanes } from "./clashes";
import { make, part, theirs } from "./elements";
import { DAY, timeText } from "./times";
import { count, span } from "./words";

const PIXELS_A_MINUTE = 1.6;
const SHORTEST = 26;
const LINE = 16.25;

interface Column {
  room: string;
  element: HTMLElement;
  head: HTMLElement;
  drawn: string;
}

export class Grid {
  private readonly grid = part("grid");
  readonly scroller = part("scroller");
  private columns: Column[] = [];
  private shape = "";
  private marked: HTMLElement | null = null;
  day = "";
  from = 9 * 60;
  until = 18 * 60;

  constructor(private readonly saving: ReadonlySet<Session>) {}

  get rooms(): string[] {
    return this.columns.map((column) => column.room);
  }

  draw(agenda: Agenda, day: string, showsLive: boolean): void {
    const sessions = [...agenda.sessions.values()];
    const placed = sessions.filter((session) => session.place?.day === day);
    const was = showsLive ? sessions.filter((session) => session.live?.day === day && !samePlace(session.live, session.place)) : [];
    this.day = day;
    this.frame(agenda, placed, was);
    const byRoom = grouped(placed);
    for (const column of this.columns) {
      const inRoom = byRoom.get(column.room) ?? [];
      const before = was.filter((session) => session.live!.room === column.room);
      // What is as it was drawn is left alone.
      const drawn = JSON.stringify([inRoom.map((session) => [session.id, session.place, session.live, agenda.conflictsOf(session.id).length, this.saving.has(session)]), before.map((session) => session.id)]);
      if (drawn === column.drawn) continue;
      column.drawn = drawn;
      const room = agenda.rooms.get(column.room);
      column.head.lastElementChild!.textContent = [room?.seats != null && count(room.seats, "seat"), count(inRoom.length, "session")].filter(Boolean).join(" · ");
      column.element.replaceChildren(...this.standing(agenda, inRoom, before));
    }
    if (!this.grid.querySelector('.card[tabindex="0"]')) this.grid.querySelector(".card")?.setAttribute("tabindex", "0");
  }

  // Columns and hours, made anew only where they are others.
  private frame(agenda: Agenda, placed: Session[], was: Session[]): void {
    const places = [...placed.map((session) => session.place!), ...was.map((session) => session.live!)];
    const from = Math.min(9 * 60, ...places.map((place) => place.start));
    const until = Math.max(18 * 60, ...places.map((place) => place.end));
    [this.from, this.until] = [Math.floor(from / 60) * 60, Math.min(Math.ceil(until / 60) * 60, 2 * DAY)];
    const others = places.map((place) => place.room).filter((room) => !agenda.rooms.has(room));
    const rooms = [...agenda.rooms.keys(), ...new Set(others)];
    const shape = JSON.stringify([this.day, this.from, this.until, rooms]);
    if (shape === this.shape) return;
    this.shape = shape;
    this.columns = rooms.map((room) => ({
      room,
      element: make("div", { class: "column", data: { room } }),
      head: make("div", { class: "head" }, theirs(agenda.roomName(room), "head-name"), make("span", { class: "head-facts" })),
      drawn: "",
    }));
    const hours = make("div", { class: "hours" });
    for (let minute = this.from; minute < this.until; minute += 60) hours.append(make("span", { class: "hour", style: { top: `${this.top(minute)}px` } }, timeText(minute)));
    this.grid.style.setProperty("--rooms", String(rooms.length));
    this.grid.style.setProperty("--height", `${this.top(this.until)}px`);
    this.grid.style.setProperty("--hour", `${60 * PIXELS_A_MINUTE}px`);
    this.grid.replaceChildren(make("div", { class: "corner" }), ...this.columns.map(({ head }) => head), hours, ...this.columns.map(({ element }) => element));
  }

  // Cards, and where the live agenda has what was moved, side by side where they overlap.
  private standing(agenda: Agenda, inRoom: Session[], before: Session[]): HTMLElement[] {
    const all = [...inRoom.map((session) => ({ session, place: session.place!, isLive: false })), ...before.map((session) => ({ session, place: session.live!, isLive: true }))];
    return [...lanes(all)].map(([{ session, place, isLive }, [lane, of]]) => {
      const element = isLive ? make("div", { class: "ghost" }, make("span", { class: "card-title" }, "Live: ", theirs(session.title))) : card(agenda, session, this.saving.has(session));
      this.put(element, place);
      this.fit(element, place, of);
      if (of > 1) {
        element.style.setProperty("--lane", String(lane));
        element.style.setProperty("--lanes", String(of));
      }
      return element;
    });
  }

  // Whole lines only: as many of the title as fit, then time and people, and the track where there is room left.
  private fit(element: HTMLElement, { start, end }: Place, of: number): void {
    const lines = Math.floor((Math.max((end - start) * PIXELS_A_MINUTE, SHORTEST) - 13) / LINE);
    const others = of > 1 ? 0 : lines > 3 ? 2 : 1;
    element.style.setProperty("--lines", String(Math.max(1, Math.min(lines - others, 6))));
    element.classList.toggle("narrow", of > 1);
    element.classList.toggle("small", lines < 2);
    element.classList.toggle("roomy", lines > 3);
  }

  private put(element: HTMLElement, { start, end }: Place): void {
    element.style.top = `${this.top(start)}px`;
    element.style.height = `${Math.max((end - start) * PIXELS_A_MINUTE, SHORTEST)}px`;
  }

  private top(minute: number): number {
    return (minute - this.from) * PIXELS_A_MINUTE;
  }

  // The room and time under a point of the window, in steps of five minutes; null where there is none.
  at(x: number, y: number, length: number): Place | null {
    const column = this.columns.find(({ element }) => {
      const { left, right } = element.getBoundingClientRect();
      return x >= left && x < right;
    });
    if (!column) return null;
    const minute = this.from + (y - column.element.getBoundingClientRect().top) / PIXELS_A_MINUTE;
    const start = Math.min(Math.max(Math.round(minute / 5) * 5, this.from), this.until - 5);
    return { day: this.day, start, end: start + length, room: column.room };
  }

  // Where a session that is carried would stand, with what it would collide with.
  mark(place: Place | null, clashes: readonly string[]): void {
    this.marked?.remove();
    const column = place && this.columns.find(({ room }) => room === place.room);
    if (!column) return;
    const told = clashes.length === 0 ? "Free" : `${clashes.length > 1 ? `${clashes.length} conflicts: ` : "Conflict: "}${clashes[0]!}`;
    this.marked = make("div", { class: clashes.length > 0 ? "mark bad" : "mark" }, make("strong", {}, span(place)), make("span", {}, told));
    this.put(this.marked, place);
    this.marked.style.minHeight = this.marked.style.height;
    column.element.append(this.marked);
  }

  goToFirst(): void {
    const tops = [...this.grid.querySelectorAll<HTMLElement>(".card")].map((one) => parseFloat(one.style.top));
    this.scroller.scrollTop = tops.length > 0 ? Math.max(0, Math.min(...tops) - 24) : 0;
  }

  cardOf(id: string): HTMLElement | null {
    return this.grid.querySelector(`.card[data-id="${CSS.escape(id)}"]`);
  }

  // Cards are one stop of the tabulator; arrows go between them.
  focus(id: string): void {
    const found = this.cardOf(id);
    if (!found) return;
    this.grid.querySelector('.card[tabindex="0"]')?.setAttribute("tabindex", "-1");
    found.setAttribute("tabindex", "0");
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

function grouped(sessions: Session[]): Map<string, Session[]> {
  const found = new Map<string, Session[]>();
  for (const session of sessions) found.set(session.place!.room, [...(found.get(session.place!.room) ?? []), session]);
  return found;
}
