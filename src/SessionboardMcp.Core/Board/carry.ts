// A session in the hand, by pointer or keyboard: where it would stand is marked, and said in words.
import { type Agenda, type Place, type Session } from "./agenda";
import { clashesAt } from "./clashes";
import type { Grid } from "./grid";

export class Carry {
  session: Session | null = null;
  target: Place | null = null;

  constructor(
    private readonly agenda: Agenda,
    private readonly grid: Grid,
    private readonly move: (session: Session, place: Place) => void,
  ) {}

  pickUp(session: Session): void {
    this.session = session;
    this.target = null;
    this.grid.cardOf(session.id)?.classList.add("carried");
  }

  // What it would collide with there.
  over(place: Place | null): string[] {
    this.target = place;
    const clashes = place && this.session ? clashesAt(this.agenda, this.session, place) : [];
    this.grid.mark(place, clashes);
    return clashes;
  }

  drop(): void {
    const { session, target } = this;
    this.letGo();
    if (session && target) this.move(session, target);
  }

  letGo(): void {
    if (this.session) this.grid.cardOf(this.session.id)?.classList.remove("carried");
    this.grid.mark(null, []);
    [this.session, this.target] = [null, null];
  }
}
