// The contents of a plan follow the reading; on a narrow screen the bar below opens them.
(() => {
  "use strict";
  const box = document.querySelector("nav.contents");
  const fold = box?.querySelector("details");
  if (!fold) return;
  const links = new Map([...box.querySelectorAll('a[href^="#"]')].map((link) => [link.hash.slice(1), link]));
  let current = null;

  function mark(link) {
    if (link === current) return;
    current?.removeAttribute("aria-current");
    current = link;
    if (!link) return;
    link.setAttribute("aria-current", "true");
    // Into sight within the box; the page stays where it is.
    const [outer, inner] = [box.getBoundingClientRect(), link.getBoundingClientRect()];
    if (inner.top >= outer.top + 16 && inner.bottom <= outer.bottom - 16) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    box.scrollTo({ top: box.scrollTop + inner.top - outer.top - outer.height / 3, behavior: calm ? "instant" : "smooth" });
  }

  // Each part of the text belongs to the last entry before it; the first one in the upper tenth of the
  // window is being read.
  const owners = new Map([...document.querySelectorAll("header.site, .red-head")].map((part) => [part, null]));
  let last = null;
  for (const part of document.querySelectorAll("#opening, .official .s, .body > section")) {
    last = links.get(part.id) ?? (part.matches(".body > section") && part.id ? null : last);
    owners.set(part, last);
  }
  const seen = new Set();
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) isIntersecting ? seen.add(target) : seen.delete(target);
      for (const [part, link] of owners) if (seen.has(part)) return mark(link);
    },
    { rootMargin: "-32px 0px -88% 0px" },
  );
  for (const part of owners.keys()) watch.observe(part);

  document.querySelector(".thumb [href='#contents']")?.addEventListener("click", (event) => {
    event.preventDefault();
    fold.open = true;
    const link = current ?? links.values().next().value;
    link.scrollIntoView({ block: "center" });
    link.focus({ preventScroll: true });
  });
})();
