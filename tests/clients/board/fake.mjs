// An invented draft behind the board's tools: as large as a test wants it, moved for real, and refused or kept waiting where it is told to.

const COLUMNS = [
  "part", "kind", "id", "friendly_id", "title", "starts_at", "ends_at", "room_id", "track_id", "people", "who", "change",
  "live_starts_at", "live_ends_at", "live_room_id", "sessions", "detail", "capacity", "color",
];
const SIZE = 50;
const TITLES = [
  "What a query planner knows about your data", "Threat modelling for teams of five", "Small models, large archives", "Accessible forms, start to finish",
  "Running Postgres when nobody is watching", "The quiet cost of retries", "Design tokens that survive a rebrand", "Contracts between services, and people",
];
const PEOPLE = ["Ada Marlowe", "Jonas Weidel", "Mei-Lin Osei", "Tomás Arrieta", "Priya Raman", "Sven Halvorsen", "Nadia El-Amin", "Keiko Tan", "Olu Adeyemi", "Lena Brandt"];
const TRACKS = [["AI and data", "#2f6fde"], ["Security", "#c2410c"], ["Platform", "#0f8a6a"], ["Design", "#a21caf"], ["Leadership", null]];
const ROOMS = [["Main Hall", 800], ["Auditorium", 300], ["Room Lisbon", 120], ["Room Oslo", 120], ["Room Kyoto", 80], ["Studio", 40]];

const pad = (number) => String(number).padStart(2, "0");
const time = (day, minute) => `2027-03-${pad(9 + day)}T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}:00-06:00`;

export function fakeAgenda({ sessions = 60, rooms = 6, days = 3, titles = [], unplaced = 4, moved = 3, status = "draft", readOnly = false, strange = [] }) {
  // Whatever else than titles strangers may have written.
  const odd = (text, index) => (strange.length > 0 ? strange[index % strange.length] : text);
  const halls = Array.from({ length: rooms }, (_, index) => ({ id: `room-${index}`, name: odd(ROOMS[index]?.[0] ?? `Room ${index + 1}`, index), seats: ROOMS[index]?.[1] ?? 60 }));
  const list = [];
  const perDay = Math.ceil((sessions - unplaced) / days);
  const slot = Math.max(20, Math.min(45, Math.floor(540 / Math.ceil(perDay / rooms)) - 10));
  for (let index = 0; index < sessions; index++) {
    const day = Math.floor(index / perDay);
    const start = 540 + Math.floor((index % perDay) / rooms) * (slot + 10);
    const place = index < sessions - unplaced ? { starts: time(day, start), ends: time(day, start + slot), room: halls[index % rooms].id } : null;
    list.push({
      id: `session-${index}`, code: `DEV-${index + 1}`, title: titles[index] ?? TITLES[index % TITLES.length], track: index % TRACKS.length,
      who: [index % 997, (index * 7 + 3) % 997], people: odd(`${PEOPLE[index % PEOPLE.length]}, ${PEOPLE[(index * 7 + 3) % PEOPLE.length]}`, index),
      place, live: place,
    });
  }
  for (const session of list.slice(5, 5 + moved)) session.live = { ...session.place, room: halls[(Number(session.place.room.slice(5)) + 1) % rooms].id };
  const server = { list, next: null, call };
  return server;

  function conflicts() {
    const placed = list.filter((session) => session.place);
    const byRoom = Map.groupBy(placed, (session) => session.place.room);
    const found = [];
    for (const inRoom of byRoom.values()) {
      inRoom.sort((one, other) => one.place.starts.localeCompare(other.place.starts));
      for (let index = 1; index < inRoom.length; index++)
        if (inRoom[index].place.starts < inRoom[index - 1].place.ends) found.push({ part: "conflict", kind: "room_used_twice", sessions: `${inRoom[index - 1].id} ${inRoom[index].id}`, change: "new" });
    }
    return found;
  }

  function rows() {
    return [
      { part: "draft", kind: status, id: "draft-1", title: odd("After the programme meeting", 0), detail: "America/Chicago", change: readOnly ? null : "allowed" },
      ...halls.map(({ id, name, seats }) => ({ part: "room", id, title: name, capacity: seats })),
      ...TRACKS.map(([name, color], index) => ({ part: "track", id: `track-${index}`, title: odd(name, index), color: odd(color, index) })),
      ...conflicts().map((conflict) => (strange.length > 0 ? { ...conflict, kind: "person_in_two_places", people: strange[0], detail: strange[1] } : conflict)),
      ...list.map((session) => {
        const { place, live } = session;
        const change = !place ? (live ? "removed" : null) : !live ? "added" : place.starts === live.starts && place.room === live.room && place.ends === live.ends ? null : "moved";
        return {
          part: "session", id: session.id, friendly_id: session.code, title: session.title, starts_at: place?.starts, ends_at: place?.ends, room_id: place?.room,
          track_id: `track-${session.track}`, people: session.people, who: session.who.join(" "), change,
          ...(change ? { live_starts_at: live?.starts, live_ends_at: live?.ends, live_room_id: live?.room } : {}),
        };
      }),
    ];
  }

  function answer(data) {
    return { content: [{ type: "text", text: JSON.stringify(data) }], structuredContent: data };
  }

  async function call(name, given) {
    const next = server.next;
    if (name === "get_agenda_board") {
      const all = rows();
      const page = all.slice((given.page - 1) * SIZE, given.page * SIZE);
      return answer({ columns: COLUMNS, rows: page.map((row) => COLUMNS.map((column) => row[column] ?? null)), total: all.length, page: given.page });
    }

    server.next = null;
    if (next?.hold) await next.hold;
    if (next?.refuse) return { content: [{ type: "text", text: next.refuse }], isError: true };
    if (next?.wait) return answer({ changeId: "c1", state: "waiting", link: next.wait, columns: [], rows: [] });
    const session = list.find(({ id }) => id === given.session_id);
    session.place = name === "remove_placement" ? null : { starts: `${given.starts_at}:00-06:00`, ends: `${given.ends_at}:00-06:00`, room: given.room };
    return answer({ changeId: "c2", state: "applied", columns: [], rows: [] });
  }
}
