// A session's card in the grid.
import { type Agenda, changeOf, type Session } from "./agenda";
import { make, theirs } from "./elements";
import { count, span } from "./words";

const CHANGES = { added: "New", moved: "Moved", removed: "Removed" } as const;

export function card(agenda: Agenda, session: Session, isSaving: boolean): HTMLButtonElement {
  const conflicts = agenda.conflictsOf(session.id).length;
  const change = changeOf(session);
  const { place, track } = session;
  return make(
    "button",
    {
      class: `card${conflicts > 0 ? " clashes" : ""}${isSaving ? " saving" : ""}`,
      attributes: { type: "button", tabindex: "-1" },
      data: { id: session.id },
      style: { "--track": track?.color ?? "var(--soft)" },
    },
    make(
      "span",
      { class: "card-title" },
      isSaving && flag("Saving", "busy"),
      conflicts > 0 && flag("Conflict", "bad"),
      change && flag(CHANGES[change], "change"),
      theirs(session.title),
    ),
    make("span", { class: "card-facts" }, place && `${span(place)} `, session.people !== "" && theirs(session.people)),
    track && track.name !== "" && make("span", { class: "card-track" }, theirs(track.name)),
  );
}

export const flag = (text: string, kind: string): HTMLElement => make("span", { class: `flag ${kind}` }, text, make("span", { class: "hidden" }, ". "));

// The same everywhere that a session stands in a list.
export function listed(agenda: Agenda, session: Session, press: () => void, facts: string): HTMLElement {
  const conflicts = agenda.conflictsOf(session.id).length;
  return make(
    "button",
    { class: "row", attributes: { type: "button" }, data: { id: session.id }, style: { "--track": session.track?.color ?? "var(--soft)" }, on: { click: press } },
    make("span", { class: "row-title" }, conflicts > 0 && flag(count(conflicts, "conflict"), "bad"), theirs(session.title)),
    make("span", { class: "row-facts" }, facts),
  );
}
