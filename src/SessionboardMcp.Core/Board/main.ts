// The board: what the assistant sends, what is drawn of it, and what a person does with it.
import { Agenda, type Place, type Session } from "./agenda";
import { Carry } from "./carry";
import { Drag } from "./drag";
import { button, make, part, theirs } from "./elements";
import { Grid } from "./grid";
import { Host } from "./host";
import { Inspector } from "./inspector";
import { Keys } from "./keys";
import { Moves } from "./moves";
import { Notices } from "./notices";
import { isNarrow, Side } from "./side";
import { type Draft, Source } from "./source";
import { count, Words } from "./words";

const host = new Host();
const notices = new Notices(host);
const agenda = new Agenda();
let board: Board | null = null;

class Board {
  private readonly source: Source;
  private readonly moves: Moves;
  private readonly grid: Grid;
  private readonly carry: Carry;
  private readonly side = new Side((session) => this.openFrom(session), () => this.draw());
  private readonly inspector: Inspector;
  private day = "";
  private waits = 0;
  private isNew = true;

  constructor(draft: Draft) {
    this.source = new Source(host, draft);
    this.moves = new Moves(host, this.source, agenda, () => this.words, () => this.draw(), (notice) => notices.say(notice));
    this.grid = new Grid(this.moves.saving);
    this.carry = new Carry(agenda, this.grid, (session, place) => this.move(session, place));
    this.inspector = new Inspector({
      move: (session, place) => this.move(session, place),
      remove: (session) => this.remove(session),
      show: (session) => this.show(session),
      lengthOf: (session) => this.lengthOf(session),
      closed: (session) => (this.grid.cardOf(session.id) ? this.grid.focus(session.id) : part("panels").querySelector<HTMLElement>(".beside")?.focus()),
    });
    const sessionOf = (element: Element | null): Session | null => (element instanceof HTMLElement && agenda.sessions.get(element.dataset["id"] ?? "")) || null;
    new Drag(this.grid, this.carry, (element) => (agenda.isOpen ? sessionOf(element) : null), (session) => this.lengthOf(session), part("side"), (session) => this.remove(session));
    new Keys(this.grid, this.carry, {
      sessionOf,
      sessionsOn: (day) => [...agenda.sessions.values()].filter((session) => session.place?.day === day),
      inspect: (session) => this.inspect(session),
      remove: (session) => this.remove(session),
      roomName: (id) => agenda.roomName(id),
      say: (text) => (part("spoken").textContent = text),
      canMove: () => agenda.isOpen,
    });
    this.grid.scroller.addEventListener("click", (event) => {
      const session = sessionOf(event.target instanceof Element ? event.target.closest(".card") : null);
      if (session) this.inspect(session);
    });
    part("live").addEventListener("change", () => this.draw());
    part("again").addEventListener("click", () => void this.read());
  }

  async read(): Promise<void> {
    part("board").setAttribute("aria-busy", "true");
    try {
      await this.source.readAll(agenda, () => this.draw());
      performance.mark("board:complete");
    } catch (problem) {
      fail(problem instanceof Error ? problem.message : "The draft could not be read.");
    }
    part("board").removeAttribute("aria-busy");
  }

  // Many things may have changed until the next picture is due: it is drawn once.
  draw(): void {
    this.waits ||= requestAnimationFrame(() => {
      this.waits = 0;
      this.drawNow();
    });
  }

  private get words(): Words {
    return new Words(agenda, host.locale);
  }

  private drawNow(): void {
    const focused = document.activeElement?.closest<HTMLElement>(".card")?.dataset["id"];
    const { words } = this;
    const { days } = agenda;
    if (!days.includes(this.day)) this.day = days[0] ?? "";
    part("start").hidden = true;
    part("name").textContent = agenda.name || "Agenda draft";
    part("facts").textContent = [agenda.status === "draft" ? "Draft, not live" : `Draft, ${agenda.status}`, agenda.isOpen ? null : "to read only", count(agenda.sessions.size, "session"), `times of ${agenda.zone.replaceAll("_", " ")}`].filter((one) => one !== null).join(" · ");
    this.drawDays(days, words);
    this.drawLegend();
    this.grid.scroller.setAttribute("aria-label", this.day === "" ? "Agenda" : `Agenda of ${words.longDay(this.day)}`);
    part("empty").hidden = this.day !== "";
    const isOther = this.day !== this.grid.day;
    if (this.day !== "") this.grid.draw(agenda, this.day, (part("live") as HTMLInputElement).checked);
    if (isOther) this.grid.goToFirst();
    this.side.draw(agenda, words);
    const { session } = this.inspector;
    this.inspector.draw(agenda, words, session !== null && this.moves.saving.has(session));
    if (focused && !document.activeElement?.closest(".card, #inspector")) this.grid.focus(focused);
    if (this.isNew) performance.mark("board:drawn");
    this.isNew = false;
  }

  private drawLegend(): void {
    const tracks = [...agenda.tracks.values()].filter(({ name }) => name !== "");
    if (part("legend").children.length !== tracks.length)
      part("legend").replaceChildren(...tracks.map(({ name, color }) => make("li", { class: "track", style: { "--track": color } }, theirs(name))));
  }

  private drawDays(days: string[], words: Words): void {
    const box = part("days");
    const hadFocus = box.contains(document.activeElement);
    const inConflict = (day: string): number => agenda.conflicts.filter((one) => one.sessions.some((id) => agenda.sessions.get(id)?.place?.day === day)).length;
    box.replaceChildren(
      ...days.map((day) => {
        const isChosen = day === this.day;
        const conflicts = inConflict(day);
        const tab = button(words.day(day), () => this.choose(day), {
          class: "day",
          attributes: { role: "tab", id: `day-${day}`, "aria-selected": String(isChosen), "aria-controls": "agenda", tabindex: isChosen ? "0" : "-1" },
        });
        if (conflicts > 0) tab.append(" ", make("span", { class: "count bad" }, String(conflicts), make("span", { class: "hidden" }, conflicts === 1 ? " conflict" : " conflicts")));
        return tab;
      }),
    );
    if (this.day !== "") part("agenda").setAttribute("aria-labelledby", `day-${this.day}`);
    if (hadFocus) box.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
    box.onkeydown = (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      const next = days[days.indexOf(this.day) + step];
      if (step !== 0 && next) this.choose(next);
    };
  }

  private choose(day: string): void {
    this.day = day;
    if (isNarrow()) this.side.panel = "agenda";
    this.draw();
  }

  private inspect(session: Session): void {
    this.inspector.open(session, agenda, this.words, this.moves.saving.has(session));
  }

  // From a list: beside it the grid goes to where the session is.
  private openFrom(session: Session): void {
    if (session.place && !isNarrow()) {
      this.day = session.place.day;
      this.drawNow();
      this.grid.cardOf(session.id)?.scrollIntoView({ block: "center", inline: "nearest" });
    }

    this.inspect(session);
  }

  private show(session: Session): void {
    if (!session.place) return;
    this.day = session.place.day;
    this.side.panel = "agenda";
    if (isNarrow()) this.inspector.close();
    this.drawNow();
    this.grid.focus(session.id);
  }

  private move(session: Session, place: Place): void {
    if (agenda.isOpen) this.moves.move(session, place);
  }

  private remove(session: Session): void {
    if (agenda.isOpen) this.moves.move(session, null);
  }

  // As long as it is, or was; else as most sessions of the draft are.
  private lengthOf(session: Session): number {
    const own = session.place ?? session.live;
    if (own) return own.end - own.start;
    const lengths = new Map<number, number>();
    for (const { place } of agenda.sessions.values()) if (place) lengths.set(place.end - place.start, (lengths.get(place.end - place.start) ?? 0) + 1);
    return [...lengths].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 45;
  }
}

function fail(text: string): void {
  const start = part("start");
  if (start.hidden) return notices.say({ kind: "wrong", text });
  start.classList.add("wrong");
  start.replaceChildren(make("p", { attributes: { role: "alert" } }, text), ...(board ? [button("Try again", () => void board?.read(), { class: "main" })] : []));
}

function begin(given: Record<string, unknown>): void {
  const { event_id, draft_id } = given;
  const [event, draft] = [event_id, draft_id].map((one) => (typeof one === "number" ? String(one) : one));
  if (board || typeof event !== "string" || typeof draft !== "string" || event === "" || draft === "") return;
  board = new Board({ event_id: event, draft_id: draft });
  void board.read();
}

host.onInput = begin;
// What is wrong with the draft's name or a grant the assistant was told already.
host.onResult = (answer) => {
  if (answer.failed) {
    if (agenda.sessions.size === 0) fail(answer.text);
  } else if (host.tool !== "get_agenda_draft") {
    // Another tool changed the draft before it answered.
    void board?.read();
  }
};
host.onCancelled = (reason) => !board && fail(`The assistant stopped the call. ${reason}`);
host.onContext = () => {
  const mode = part("mode");
  mode.hidden = host.otherMode === null;
  mode.textContent = host.otherMode === "inline" ? "Leave full screen" : "Full screen";
  board?.draw();
};
part("mode").addEventListener("click", () => host.otherMode !== null && void host.changeMode(host.otherMode));
window.matchMedia("(max-width: 760px)").addEventListener("change", () => board?.draw());
new ResizeObserver(() => host.tellSize(Math.ceil(document.documentElement.getBoundingClientRect().width), Math.ceil(part("board").getBoundingClientRect().height))).observe(part("board"));
host.connect().catch(() => fail("The assistant did not answer, so the board cannot be shown."));
