// What a reader keeps as a calendar (iCalendar, RFC 5545): the same events as in the site's own calendars, by their ids. The same
// file in each theme.
window.gangmuCalendar = (() => {
  "use strict";
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const escaped = (text) => text.replace(/[\\,;]/g, (one) => `\\${one}`).replace(/\n/g, "\\n").replace(/\r/g, "");
  /** Lines of at most 75 octets (RFC 5545, section 3.1). */
  function folded(line) {
    let [out, length] = ["", 0];
    for (const c of line) {
      const size = new TextEncoder().encode(c).length;
      if (length + size > 74) [out, length] = [`${out}\r\n `, 1];
      out += c;
      length += size;
    }
    return out;
  }
  return (rows, title, footnote) => {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const events = rows.filter((row) => row.due).flatMap((row) => {
      const isDay = row.due.length === 10;
      const what = row.what || row.title || "";
      const values = { due: row.when, number: row.number, what, raw: row.raw };
      const note = fill(isDay ? gangmuWord("event.day_note") : gangmuWord("event.span_note"), values);
      const day = window.gangmuTake.lastDay(row.due).map((one) => String(one).padStart(2, "0")).join("");
      return ["BEGIN:VEVENT", `UID:${row.uid}`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${day}`, `SUMMARY:${escaped(fill(isDay ? gangmuWord("event.day") : gangmuWord("event.span"), values))}`, `DESCRIPTION:${escaped(`${note}\n${footnote(row)}`)}`, ...(row.standing ? ["STATUS:CANCELLED"] : []), "TRANSP:TRANSPARENT", "END:VEVENT"];
    });
    const name = escaped(title);
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gangmu//Gangmu//ZH", `NAME:${name}`, `X-WR-CALNAME:${name}`, ...events, "END:VCALENDAR"];
    return new Blob([lines.map((line) => `${folded(line)}\r\n`).join("")], { type: "text/calendar;charset=utf-8" });
  };
})();
