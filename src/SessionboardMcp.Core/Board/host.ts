// The assistant around the board: who it is, how it looks, and what it does for us.
import { isRecord, Messages, type Json } from "./messages";

export interface ToolAnswer {
  failed: boolean;
  text: string;
  data: Json;
}

export class Host {
  private readonly messages = new Messages(window.parent);
  private context: Json = {};
  private capabilities: Json = {};
  private size = "";

  onInput: (given: Json) => void = () => {};
  onResult: (answer: ToolAnswer) => void = () => {};
  onCancelled: (reason: string) => void = () => {};
  onContext: () => void = () => {};

  async connect(): Promise<void> {
    const { messages } = this;
    messages.onRequest("ping", () => ({}));
    // Nothing is kept here that could be lost: every move was sent when it was made.
    messages.onRequest("ui/resource-teardown", () => ({}));
    messages.onNotification("ui/notifications/tool-input", (params) => this.onInput(isRecord(params["arguments"]) ? params["arguments"] : {}));
    messages.onNotification("ui/notifications/tool-result", (params) => this.onResult(answerOf(params)));
    messages.onNotification("ui/notifications/tool-cancelled", (params) => this.onCancelled(text(params["reason"])));
    messages.onNotification("ui/notifications/host-context-changed", (params) => this.take(params));
    const told = await messages.request("ui/initialize", {
      protocolVersion: "2026-01-26",
      appInfo: { name: "sessionboard-agenda", version: "1.0.0" },
      appCapabilities: { availableDisplayModes: ["inline", "fullscreen"] },
    });
    this.capabilities = isRecord(told["hostCapabilities"]) ? told["hostCapabilities"] : {};
    this.take(isRecord(told["hostContext"]) ? told["hostContext"] : {});
    messages.notify("ui/notifications/initialized");
  }

  async call(name: string, given: Json): Promise<ToolAnswer> {
    try {
      return answerOf(await this.messages.request("tools/call", { name, arguments: given }));
    } catch (problem) {
      return { failed: true, text: `The assistant did not make the call: ${problem instanceof Error ? problem.message : "no reason was given"}`, data: {} };
    }
  }

  async openLink(url: string): Promise<boolean> {
    try {
      return (await this.messages.request("ui/open-link", { url }))["isError"] !== true;
    } catch {
      return false;
    }
  }

  // One line, and no title in it: those were written by strangers. Each line takes the place of the one before.
  tellModel(line: string): void {
    this.messages.request("ui/update-model-context", { content: [{ type: "text", text: line }] }).catch(() => {});
  }

  get canOpenLinks(): boolean {
    return isRecord(this.capabilities["openLinks"]);
  }

  // The tool whose answer is shown; null where the host does not say.
  get tool(): string | null {
    const { toolInfo } = this.context;
    const name = isRecord(toolInfo) && isRecord(toolInfo["tool"]) ? toolInfo["tool"]["name"] : null;
    return typeof name === "string" ? name : null;
  }

  get otherMode(): string | null {
    const modes = this.context["availableDisplayModes"];
    const wanted = this.context["displayMode"] === "fullscreen" ? "inline" : "fullscreen";
    return Array.isArray(modes) && modes.includes(wanted) ? wanted : null;
  }

  async changeMode(mode: string): Promise<void> {
    try {
      const { mode: now } = await this.messages.request("ui/request-display-mode", { mode });
      this.take({ displayMode: now });
    } catch {
      // It stays as it is.
    }
  }

  get locale(): string | undefined {
    const name = this.context["locale"];
    try {
      return typeof name === "string" ? Intl.getCanonicalLocales(name)[0] : undefined;
    } catch {
      return undefined;
    }
  }

  tellSize(width: number, height: number): void {
    const size = `${width} ${height}`;
    if (size === this.size) return;
    this.size = size;
    this.messages.notify("ui/notifications/size-changed", { width, height });
  }

  // What is told changes parts of what was told before.
  private take(context: Json): void {
    this.context = { ...this.context, ...context };
    const root = document.documentElement;
    const { theme, styles, containerDimensions: box, displayMode } = this.context;
    if (theme === "light" || theme === "dark") root.style.colorScheme = theme;
    const variables = isRecord(styles) && isRecord(styles["variables"]) ? styles["variables"] : {};
    // A ground without its ink could not be read: the host's colours are taken together, or not at all.
    const hasColours = typeof variables["--color-background-primary"] === "string" && typeof variables["--color-text-primary"] === "string";
    for (const [name, value] of Object.entries(variables))
      if (/^--[a-z0-9-]+$/.test(name) && typeof value === "string" && (hasColours || !name.startsWith("--color"))) root.style.setProperty(name, value);
    const height = isRecord(box) && typeof box["height"] === "number" ? box["height"] : undefined;
    const most = isRecord(box) && typeof box["maxHeight"] === "number" ? box["maxHeight"] : undefined;
    root.classList.toggle("fills", height !== undefined || displayMode === "fullscreen");
    root.style.setProperty("--most", most !== undefined && most > 0 ? `${most}px` : "720px");
    this.onContext();
  }
}

export const text = (value: unknown): string => (typeof value === "string" ? value : "");

function answerOf(result: Json): ToolAnswer {
  const blocks = Array.isArray(result["content"]) ? result["content"].filter(isRecord) : [];
  const told = blocks.map((block) => text(block["text"])).join("\n");
  return { failed: result["isError"] === true, text: told, data: isRecord(result["structuredContent"]) ? result["structuredContent"] : parsed(told) };
}

// A host may pass the text alone; it says the same.
function parsed(told: string): Json {
  try {
    const value: unknown = JSON.parse(told);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
