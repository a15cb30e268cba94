// Beside the grid: what has no place, what collides, what differs from the live agenda.
import { type Agenda, changeOf, type Session } from "./agenda";
import { flag, listed } from "./card";
import { button, make, part, theirs } from "./elements";
import { count, isolated, type Words } from "./words";

export type Panel = "agenda" | "unplaced" | "conflicts" | "changes";

const NAMES: Record<Panel, string> = { agenda: "Agenda", unplaced: "Unplaced", conflicts: "Conflicts", changes: "Changes" };
const MOST = 100;

export class Side {
  panel: Panel = "agenda";
  private most = MOST;

  constructor(
    private readonly inspect: (session: Session) => void,
    private readonly shown: () => void,
  ) {}

  show(panel: Panel): void {
    [this.panel, this.most] = [panel, MOST];
    this.shown();
  }

  draw(agenda: Agenda, words: Words): void {
    part("board").dataset["panel"] = this.panel;
    const counts: Record<Panel, number | null> = { agenda: null, unplaced: agenda.unplaced.length, conflicts: agenda.conflicts.length, changes: agenda.changed.length };
    // On a wide window the grid is always there, and the first list beside it.
    const chosen = this.panel === "agenda" ? "unplaced" : this.panel;
    part("panels").replaceChildren(
      ...(Object.keys(NAMES) as Panel[]).map((panel) =>
        button(NAMES[panel], () => this.show(panel), {
          class: `panel of-${panel}${panel === chosen ? " beside" : ""}`,
          attributes: { "aria-pressed": String(panel === this.panel || (panel === chosen && !isNarrow())) },
        }),
      ),
    );
    for (const [index, panel] of (Object.keys(NAMES) as Panel[]).entries())
      if (counts[panel] !== null) part("panels").children[index]!.append(" ", make("span", { class: panel === "conflicts" && counts[panel]! > 0 ? "count bad" : "count" }, String(counts[panel])));
    const items = chosen === "unplaced" ? this.unplaced(agenda, words) : chosen === "conflicts" ? this.conflicts(agenda, words) : this.changes(agenda, words);
    const more = items.length > this.most && button(`Show ${Math.min(items.length - this.most, MOST)} more`, () => ((this.most += MOST), this.shown()), { class: "plain" });
    part("list-name").textContent = NAMES[chosen];
    part("list-hint").textContent = hint(chosen, items.length, agenda);
    part("list").replaceChildren(...items.slice(0, this.most).map((item) => make("li", {}, item())), ...(more ? [make("li", {}, more)] : []));
  }

  private unplaced(agenda: Agenda, words: Words): (() => HTMLElement)[] {
    return agenda.unplaced.map((session) => () => {
      const facts = [session.people && isolated(session.people), session.live ? `live ${words.place(session.live)}` : "never placed"].filter((one) => one !== "");
      return listed(agenda, session, () => this.inspect(session), facts.join(" · "));
    });
  }

  private conflicts(agenda: Agenda, words: Words): (() => HTMLElement)[] {
    const inOrder = [...agenda.conflicts].sort((one, other) => Number(other.isNew) - Number(one.isNew));
    return inOrder.map((conflict) => () => {
      const first = agenda.sessions.get(conflict.sessions[0] ?? "");
      return make(
        "button",
        { class: "row conflict", attributes: { type: "button" }, on: { click: () => first && this.inspect(first) } },
        make("span", { class: "row-title" }, conflict.isNew ? flag("New", "bad") : flag("Live already", "quiet"), theirs(words.conflict(conflict))),
      );
    });
  }

  private changes(agenda: Agenda, words: Words): (() => HTMLElement)[] {
    return agenda.changed
      .sort((one, other) => (changeOf(one) ?? "").localeCompare(changeOf(other) ?? "") || one.title.localeCompare(other.title))
      .map((session) => () => listed(agenda, session, () => this.inspect(session), words.change(session)));
  }
}

export const isNarrow = (): boolean => window.matchMedia("(max-width: 760px)").matches;

function hint(panel: Panel, items: number, agenda: Agenda): string {
  if (panel === "unplaced") return items === 0 ? (agenda.sessions.size === 0 ? "The event has no accepted session." : "Every session has a place in the draft.") : agenda.isOpen ? "Drag a session into the grid, or open it to place it." : "They have no place in the draft.";
  if (panel === "conflicts") return items === 0 ? "Nobody is in two places, and no room is used twice." : `New ones come from the draft: ${count(agenda.conflicts.filter((one) => one.isNew).length, "conflict")}.`;
  return items === 0 ? "The draft is as the live agenda is." : "What committing the draft would change.";
}
