// Reads the agenda through the assistant, page by page, so that what its model reads stays small.
import { type Agenda, pageOf, type Page } from "./agenda";
import type { Host, ToolAnswer } from "./host";

const TOOL = "get_agenda_board";
const AT_ONCE = 4;

export interface Draft {
  event_id: string;
  draft_id: string;
}

export class NotRead extends Error {}

export class Source {
  constructor(
    private readonly host: Host,
    readonly draft: Draft,
  ) {}

  // All of it. What has come is shown before the rest has.
  async readAll(agenda: Agenda, shown: () => void): Promise<void> {
    const seen = new Set<string>();
    const take = (page: Page, startsAnew: boolean): void => {
      agenda.take(page.rows, startsAnew);
      for (const row of page.rows) seen.add(String(row["id"]));
    };
    const first = await this.page(1);
    take(first, true);
    shown();
    const pages = first.size > 0 ? Math.ceil(first.total / first.size) : 1;
    const rest = Array.from({ length: pages - 1 }, (_, index) => index + 2);
    for (let from = 0; from < rest.length; from += AT_ONCE) {
      const read = await Promise.all(rest.slice(from, from + AT_ONCE).map((number) => this.page(number)));
      for (const page of read) take(page, false);
      shown();
    }

    agenda.keep(seen);
    shown();
  }

  // What a move changes besides its own session: that stands before the sessions.
  async readConflicts(agenda: Agenda): Promise<void> {
    const fresh: Page["rows"] = [];
    for (let number = 1; ; number++) {
      const page = await this.page(number);
      const others = page.rows.filter((row) => row["part"] !== "session");
      fresh.push(...others);
      if (others.length < page.rows.length || page.size === 0) break;
    }
    agenda.take(fresh, true);
  }

  private async page(number: number): Promise<Page> {
    const answer = await this.host.call(TOOL, { ...this.draft, page: number });
    if (answer.failed) throw new NotRead(toldBy(answer));
    return pageOf(answer.data);
  }
}

export const toldBy = (answer: ToolAnswer): string => answer.text.trim() || "Something went wrong, and no reason was given.";
