// What a reader means by what was typed.

/**
 * What was typed, as terms: words that must all occur, "exact words", -words that must not. A sign
 * that cannot mean that is a character like any other.
 */
function parse(query) {
  const terms = [];
  const pattern = /(-?)(?:["\uff02]([^"\uff02]+)["\uff02]|\u201c([^\u201d\s]*\s[^\u201d]*)\u201d)(?=\s|$)|(\S+)/gu;
  for (const [, minus, quoted, curly, plain] of query.matchAll(pattern)) {
    const exact = quoted ?? curly;
    if (exact !== undefined) terms.push({ text: exact, not: minus === "-", whole: minus + exact, exact: true });
    else if (plain.length > 1 && plain[0] === "-") terms.push({ text: plain.slice(1), not: true, whole: plain });
    else terms.push({ text: plain, not: false, whole: plain });
  }
  // Nothing is left out of nothing.
  if (terms.every((term) => term.not)) return terms.map((term) => ({ ...term, text: term.whole, not: false }));
  return terms;
}

/** The forms in which documents print the number that a text looks like: 某政办发〔2017〕17号. */
function numbers(text) {
  if (text.length > 60) return [];
  const plain = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  const match = /^([\u3400-\u9fff]{0,16}?) ?([\u3014[(\u3010<\u3008{]?) ?((?:19|20)\d\d) ?\u5e74?([\u3015\])\u3011>\u3009}]?) ?\u7b2c? ?0*(\d{1,4}) ?(\u53f7?)$/u.exec(plain);
  if (!match) return [];
  const [, body, opening, year, closing, number, sign] = match;
  // The words in front end as those of documents do; without them brackets and sign tell.
  if (body ? !/[\u53d1\u51fd\u5b57\u4ee4\u544a\u7b7e\u7eaa\u901a\u62a5\u89c4]$/u.test(body) : !(opening && closing && sign)) return [];
  return ["\u3014\u3015", "[]", "()", "\u3010\u3011", "<>", ""].map((b) => `${body}${b[0] ?? ""}${year}${b[1] ?? ""}${number}\u53f7`);
}
