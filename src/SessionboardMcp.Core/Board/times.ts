// Times as the clocks at the event show them. The board never asks what they are elsewhere: a place is a day and minutes since its midnight.

export const DAY = 1440;

export interface Moment {
  day: string;
  minute: number;
}

// Such as 2027-03-09T09:00:00-06:00: what stands before the offset is what the clocks there show.
export function momentOf(written: unknown): Moment | null {
  const found = typeof written === "string" ? /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(written) : null;
  return found ? { day: found[1]!, minute: Number(found[2]) * 60 + Number(found[3]) } : null;
}

const dateOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const daysBetween = (from: string, to: string): number => Math.round((dateOf(to) - dateOf(from)) / 86_400_000);

export function written(day: string, minute: number): string {
  const date = new Date(dateOf(day) + minute * 60_000);
  return date.toISOString().slice(0, 16);
}

export function timeText(minute: number): string {
  const within = ((minute % DAY) + DAY) % DAY;
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}

export function dayText(day: string, locale: string | undefined, length: "short" | "long"): string {
  return new Intl.DateTimeFormat(locale, { weekday: length, day: "numeric", month: length, timeZone: "UTC" }).format(dateOf(day));
}
