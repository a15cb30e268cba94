// Moving with the keyboard: arrows go from card to card, the space bar picks one up, arrows carry it, Enter puts it down.
import { type Place, type Session } from "./agenda";
import type { Carry } from "./carry";
import type { Grid } from "./grid";
import { span } from "./words";

export interface KeyboardDeeds {
  sessionOf(element: Element | null): Session | null;
  sessionsOn(day: string): Session[];
  inspect(session: Session): void;
  remove(session: Session): void;
  roomName(id: string): string;
  say(text: string): void;
  canMove(): boolean;
}

const ARROWS: Record<string, [rooms: number, minutes: number]> = { ArrowUp: [0, -5], ArrowDown: [0, 5], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export class Keys {
  constructor(
    private readonly grid: Grid,
    private readonly carry: Carry,
    private readonly deeds: KeyboardDeeds,
  ) {
    grid.scroller.addEventListener("keydown", (event) => this.pressed(event));
    // The space bar presses a button when it is let go.
    grid.scroller.addEventListener("keyup", (event) => event.key === " " && event.preventDefault());
    grid.scroller.addEventListener("focusout", () => window.setTimeout(() => this.carry.session && !grid.scroller.contains(document.activeElement) && !document.documentElement.classList.contains("dragging") && this.cancel()));
  }

  private pressed(event: KeyboardEvent): void {
    const session = this.deeds.sessionOf(event.target instanceof Element ? event.target.closest("[data-id]") : null);
    if (!session?.place || event.ctrlKey || event.metaKey || event.altKey) return;
    const isTaken = this.carry.session ? this.carrying(event) : this.resting(event, session, session.place);
    if (isTaken) event.preventDefault();
  }

  private resting(event: KeyboardEvent, session: Session, place: Place): boolean {
    const arrow = ARROWS[event.key];
    if (arrow) this.goTo(session, place, arrow);
    else if (event.key === "Enter") this.deeds.inspect(session);
    else if (event.key === " ") this.pickUp(session, place);
    else if (event.key === "Delete") this.deeds.remove(session);
    else return false;
    return true;
  }

  private carrying(event: KeyboardEvent): boolean {
    const arrow = ARROWS[event.key];
    const { target } = this.carry;
    if (arrow && target) this.carryTo(target, arrow, event.shiftKey ? 6 : 1);
    else if (event.key === "Enter" || event.key === " ") this.carry.drop();
    else if (event.key === "Escape") this.cancel();
    else return event.key !== "Tab";
    return true;
  }

  private pickUp(session: Session, place: Place): void {
    if (!this.deeds.canMove()) return;
    this.carry.pickUp(session);
    this.carry.over(place);
    this.deeds.say(`Picked up. Arrow keys carry it, with Shift by half an hour; Enter puts it down, Escape leaves it.`);
  }

  private carryTo(from: Place, [rooms, minutes]: [number, number], times: number): void {
    const names = this.grid.rooms;
    const room = names[Math.min(Math.max(names.indexOf(from.room) + rooms, 0), names.length - 1)] ?? from.room;
    const length = from.end - from.start;
    const start = Math.min(Math.max(from.start + minutes * times, this.grid.from), this.grid.until - length);
    const place = { day: this.grid.day, start, end: start + length, room };
    const clashes = this.carry.over(place);
    this.grid.scroller.querySelector(".mark")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.deeds.say(`${span(place)}, ${this.deeds.roomName(room)}. ${clashes.length > 0 ? `Conflict: ${clashes.join("; ")}` : "Free"}.`);
  }

  private cancel(): void {
    this.carry.letGo();
    this.deeds.say("It stays where it was.");
  }

  // The next card in that direction: up and down in the room, left and right the nearest in time.
  private goTo(session: Session, place: Place, [rooms, minutes]: [number, number]): void {
    const others = this.deeds.sessionsOn(place.day).filter((other) => other !== session);
    const names = this.grid.rooms;
    const at = names.indexOf(place.room);
    const found =
      rooms === 0
        ? others
            .filter((other) => other.place!.room === place.room && Math.sign(other.place!.start - place.start || 1) === Math.sign(minutes))
            .sort((one, other) => Math.abs(one.place!.start - place.start) - Math.abs(other.place!.start - place.start))[0]
        : others
            .map((other) => ({ other, steps: (names.indexOf(other.place!.room) - at) * rooms, apart: Math.abs(other.place!.start - place.start) }))
            .filter(({ steps }) => steps > 0)
            .sort((one, other) => one.steps - other.steps || one.apart - other.apart)[0]?.other;
    if (found) this.grid.focus(found.id);
  }
}
