// JSON-RPC 2.0 over postMessage, as MCP Apps 2026-01-26 ("Transport Layer") has it. By hand, as the official library alone is 665 KB.

export type Json = Record<string, unknown>;

interface Waiting {
  resolve(result: Json): void;
  reject(problem: Error): void;
}

export const isRecord = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

export class Messages {
  private nextId = 1;
  private readonly waiting = new Map<unknown, Waiting>();
  private readonly heard = new Map<string, (params: Json) => void>();
  private readonly asked = new Map<string, () => Json>();

  constructor(private readonly host: Window) {
    window.addEventListener("message", (event) => {
      // Only the frame around this one speaks for the host.
      if (event.source === this.host && isRecord(event.data) && event.data["jsonrpc"] === "2.0") this.receive(event.data);
    });
  }

  request(method: string, params: Json): Promise<Json> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ id, method, params });
    });
  }

  notify(method: string, params: Json = {}): void {
    this.send({ method, params });
  }

  onNotification(method: string, heard: (params: Json) => void): void {
    this.heard.set(method, heard);
  }

  onRequest(method: string, answer: () => Json): void {
    this.asked.set(method, answer);
  }

  // The host's origin cannot be known here, and nothing secret is ever sent: what this page knows it was given by the host.
  private send(message: Json): void {
    this.host.postMessage({ jsonrpc: "2.0", ...message }, "*");
  }

  private receive(message: Json): void {
    const { id, method, params } = message as { id?: unknown; method?: unknown; params?: unknown };
    if (typeof method !== "string") {
      this.settle(id, message);
    } else if (id === undefined) {
      this.heard.get(method)?.(isRecord(params) ? params : {});
    } else {
      const answer = this.asked.get(method);
      this.send(answer ? { id, result: answer() } : { id, error: { code: -32601, message: "Not known here." } });
    }
  }

  private settle(id: unknown, message: Json): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (isRecord(message["error"])) {
      const told = message["error"]["message"];
      waiting?.reject(new Error(typeof told === "string" ? told : "The assistant refused it."));
    } else {
      waiting?.resolve(isRecord(message["result"]) ? message["result"] : {});
    }
  }
}
