// The page's plan or task as a work, in the forms that reference managers read. What it is of stands in the page's head,
// where they look for it themselves.
window.gangmuWork = (url, today) => {
  "use strict";
  const all = (name) => [...document.querySelectorAll(`meta[name="citation_${name}"]`)].map(({ content }) => content);
  const [whole] = all("title");
  const issuers = all("author");
  // A plan that is in force no more is cited as such.
  const ended = document.querySelector("[data-cited]")?.dataset.cited;
  const [number] = all("technical_report_number");
  const [dated] = all("publication_date");
  const [published = dated] = all("online_date");
  const site = document.querySelector('meta[property="og:site_name"]').content;
  // The site itself may lie in a folder that ends like this: the last one counts.
  const [, plan, node] = /(?:^|\/)plans\/([^/]+?)(?:\/([^/]+?))?(?:\.html)?$/.exec(url) ?? [];
  const key = node ? `${plan}:${node}` : plan;

  // A task is a part: its number and its title stand in its heading, behind the plan's title.
  const heading = document.querySelector("article.task h1");
  const part = heading && [heading.querySelector(".no").textContent, heading.lastChild.textContent];
  const title = part ? whole.slice(0, whole.length - `：${part.join(" ")}`.length) : whole;
  const numbered = [title, number, part?.join(" ")].filter(Boolean);
  const state = (open, close) => (ended ? `${open}${ended}${close}` : "");

  /** GB/T 7714: `between` parts of a title, `comma` between names, brackets around the day. */
  function gb(between, comma, open, close) {
    const named = issuers.slice(0, 3).join(comma) + (issuers.length > 3 ? `${comma}等` : "");
    const day = published ? `${open}${published.replaceAll("/", "-")}${close}` : "";
    return `${named && `${named}. `}${numbered.join(between)}${state(open, close)}[EB/OL]. ${day}[${today}]. ${url}.`;
  }

  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const COMMANDS = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  const tex = (text) => text.replace(/[\\~^&%$#_{}]/g, (one) => COMMANDS[one] ?? `\\${one}`);

  /** Bodies as authors stand in double braces, so that they are not taken for persons. */
  function bibtex() {
    const fields = [];
    if (issuers.length) {
      fields.push(["author", `{${issuers.map((name) => `{${tex(name)}}`).join(" and ")}}`]);
      fields.push(["institution", `{{${tex(issuers.join("、"))}}}`]);
    }
    fields.push(["title", `{{${tex(whole)}}}`]);
    if (number) fields.push(["number", `{${tex(number)}}`]);
    if (dated) {
      const [year, month] = dated.split("/");
      fields.push(["year", `{${year}}`], ["month", MONTHS[month - 1]], ["date", `{${dated.replaceAll("/", "-")}}`]);
    }
    fields.push(["url", `{${url}}`], ["urldate", `{${today}}`]);
    if (ended) fields.push(["note", `{${tex(ended)}}`]);
    fields.push(["langid", "{chinese}"]);
    return `@techreport{${key},\n${fields.map(([name, value]) => `  ${name} = ${value},\n`).join("")}}`;
  }

  function ris() {
    const lines = [["TY", "GOVDOC"], ...issuers.map((name) => ["AU", name]), ["TI", whole]];
    if (number) lines.push(["SN", number]);
    if (part) lines.push(["SE", part[0]]);
    if (dated) lines.push(["PY", dated.slice(0, 4)], ["DA", dated]);
    lines.push(["UR", url], ["Y2", today.replaceAll("-", "/")]);
    if (ended) lines.push(["N1", ended]);
    lines.push(["DB", site], ["LA", "zh-CN"], ["ER", ""]);
    return lines.map(([tag, value]) => `${tag}  - ${value}\n`).join("");
  }

  function csl() {
    const item = { id: key, type: "webpage", title: numbered.join("：") + state("（", "）") };
    if (issuers.length) item.author = issuers.map((literal) => ({ literal }));
    if (part) item.section = part[0];
    if (published) item.issued = { "date-parts": [published.split("/").map(Number)] };
    Object.assign(item, { accessed: { raw: today }, URL: url, source: site, language: "zh-CN" });
    return JSON.stringify([item], null, 2);
  }

  return { gb2015: gb(": ", ", ", "(", ")"), BibTeX: bibtex(), RIS: ris(), "CSL-JSON": csl() };
};
