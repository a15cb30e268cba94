// Moving with a pointer: a mouse drags at once, a finger after it rested, so that it can still scroll.
import type { Session } from "./agenda";
import type { Carry } from "./carry";
import { make, theirs } from "./elements";
import type { Grid } from "./grid";

const FAR = 5;
const REST = 300;
const EDGE = 36;

export class Drag {
  private start: { x: number; y: number; grip: number; session: Session; pointer: number } | null = null;
  private rest = 0;
  private flying: HTMLElement | null = null;
  private scrolling = 0;
  private x = 0;
  private y = 0;
  private justDropped = false;

  constructor(
    private readonly grid: Grid,
    private readonly carry: Carry,
    private readonly sessionOf: (element: Element | null) => Session | null,
    private readonly lengthOf: (session: Session) => number,
    private readonly aside: HTMLElement,
    private readonly remove: (session: Session) => void,
  ) {
    document.addEventListener("pointerdown", (event) => this.down(event));
    document.addEventListener("pointermove", (event) => this.moved(event));
    document.addEventListener("pointerup", (event) => this.up(event));
    document.addEventListener("pointercancel", () => this.end());
    document.addEventListener("keydown", (event) => this.flying && event.key === "Escape" && this.end());
    // A finger that carries does not scroll; and the click at the end of a drag is none.
    document.addEventListener("touchmove", (event) => this.flying && event.preventDefault(), { passive: false });
    document.addEventListener("click", (event) => this.justDropped && (event.stopPropagation(), event.preventDefault()), { capture: true });
    document.addEventListener("contextmenu", (event) => this.start && event.preventDefault());
  }

  private down(event: PointerEvent): void {
    this.justDropped = false;
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id]") : null;
    const session = this.sessionOf(element);
    if (!element || !session || event.button !== 0 || !event.isPrimary) return;
    const inGrid = element.classList.contains("card");
    this.start = { x: event.clientX, y: event.clientY, grip: inGrid ? event.clientY - element.getBoundingClientRect().top : 12, session, pointer: event.pointerId };
    if (event.pointerType !== "mouse") this.rest = window.setTimeout(() => this.fly(), REST);
  }

  private moved(event: PointerEvent): void {
    if (!this.start || event.pointerId !== this.start.pointer) return;
    [this.x, this.y] = [event.clientX, event.clientY];
    if (!this.flying) {
      if (Math.hypot(this.x - this.start.x, this.y - this.start.y) < FAR) return;
      if (event.pointerType !== "mouse") return this.end();
      this.fly();
    }
    this.step();
  }

  private fly(): void {
    if (!this.start) return;
    [this.x, this.y] = [this.x || this.start.x, this.y || this.start.y];
    const { session } = this.start;
    this.flying = make("div", { class: "flying", style: { "--track": session.track?.color ?? "var(--soft)" } }, theirs(session.title));
    document.body.append(this.flying);
    document.documentElement.classList.add("dragging");
    this.carry.pickUp(session);
    performance.clearMeasures("board:drag");
    this.scrolling = requestAnimationFrame(() => this.scroll());
  }

  private step(): void {
    const began = performance.now();
    const { flying, start } = this;
    if (!flying || !start) return;
    flying.style.transform = `translate(${this.x + 12}px, ${this.y - 14}px)`;
    const overAside = this.isOver(this.aside);
    this.aside.classList.toggle("takes", overAside && start.session.place !== null);
    const place = !overAside && this.isOver(this.grid.scroller) ? this.grid.at(this.x, this.y - start.grip, this.lengthOf(start.session)) : null;
    this.carry.over(place);
    // In the grid the mark says more, and nothing is to lie over it.
    flying.classList.toggle("landing", place !== null);
    performance.measure("board:drag", { start: began });
  }

  // Near an edge of the grid it goes on by itself.
  private scroll(): void {
    if (!this.flying) return;
    const { left, top, right, bottom } = this.grid.scroller.getBoundingClientRect();
    if (this.isOver(this.grid.scroller)) {
      const across = this.x > right - EDGE ? 12 : this.x < left + EDGE + 40 ? -12 : 0;
      const down = this.y > bottom - EDGE ? 12 : this.y < top + EDGE + 30 ? -12 : 0;
      if (across || down) {
        this.grid.scroller.scrollBy(across, down);
        this.step();
      }
    }
    this.scrolling = requestAnimationFrame(() => this.scroll());
  }

  private isOver(element: HTMLElement): boolean {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return this.x >= left && this.x < right && this.y >= top && this.y < bottom;
  }

  private up(event: PointerEvent): void {
    const { start } = this;
    if (!start || event.pointerId !== start.pointer) return;
    if (this.flying) {
      this.justDropped = true;
      window.setTimeout(() => (this.justDropped = false), 50);
      const isRemoved = this.aside.classList.contains("takes");
      if (isRemoved) this.carry.letGo();
      else this.carry.drop();
      this.end();
      if (isRemoved) this.remove(start.session);
    } else {
      this.end();
    }
  }

  private end(): void {
    window.clearTimeout(this.rest);
    cancelAnimationFrame(this.scrolling);
    this.flying?.remove();
    this.aside.classList.remove("takes");
    document.documentElement.classList.remove("dragging");
    if (this.flying) this.carry.letGo();
    [this.start, this.flying, this.x, this.y] = [null, null, 0, 0];
  }
}
