// What happened, in sentences, the last first; what waits for a person has the way to the page on which they decide.
import { button, make, part, theirs } from "./elements";
import type { Host } from "./host";
import type { Notice } from "./moves";

const MOST = 3;
const BRIEF = 8_000;
const WORDS = { good: "Done", waits: "Waits for you", wrong: "Not done" } as const;

export class Notices {
  private readonly box = part("notices");

  constructor(private readonly host: Host) {}

  say({ kind, text, link }: Notice): void {
    const notice = make("div", { class: `notice ${kind}` }, make("strong", {}, WORDS[kind]), make("span", { class: "notice-text" }, theirs(text)));
    if (link !== undefined) {
      if (this.host.canOpenLinks) notice.append(button("Open the approval page", () => void this.open(link, notice), { class: "main" }));
      else notice.append(address(link));
    }
    notice.append(button("Dismiss", () => notice.remove(), { class: "plain" }));
    // Good news are replaced by the next, what somebody has to do stays.
    for (const old of this.box.querySelectorAll(".notice.good")) old.remove();
    this.box.prepend(notice);
    if (kind === "good") window.setTimeout(() => notice.remove(), BRIEF);
    while (this.box.children.length > MOST) this.box.lastElementChild!.remove();
  }

  // Only there a person approves; here nothing can.
  private async open(link: string, notice: HTMLElement): Promise<void> {
    if (!(await this.host.openLink(link)) && !notice.querySelector(".address")) notice.append(address(link));
  }
}

const address = (link: string): HTMLElement => make("span", { class: "address" }, "The assistant opens no pages here. The address: ", make("code", {}, link));
