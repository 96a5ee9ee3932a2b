// How text and query are made comparable; fold.rs does the same.

const NOTHING = /[\0-\x08\x0e-\x1f\x7f\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/u;
const SPACE = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const WORD = /[0-9A-Za-z\u00c0-\u052f]/;
const COMPATIBLE = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;
const HALF = { "\uffe5": "\xa5", "\uff61": "\u3002", "\uff62": "\u300c", "\uff63": "\u300d", "\uff64": "\u3001" };

// Radicals that NFKC leaves alone, each with the character that it looks like; base/text/radicals.rs has them, too.
const RADICALS = new Map("⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟".match(/../gsu).map((pair) => [...pair]));

const only = (text, otherwise) => ([...text].length === 1 ? text : otherwise);

function narrow(c) {
  const code = c.codePointAt(0);
  if (code >= 0xff01 && code <= 0xff5e) c = String.fromCharCode(code - 0xfee0);
  else if (HALF[c]) c = HALF[c];
  else if (RADICALS.has(c)) c = RADICALS.get(c);
  else if (COMPATIBLE.test(c)) c = only(c.normalize("NFKC"), c);
  return only(c.toLowerCase(), c);
}

/**
 * A text as it is compared, character by character: `chars`, and where each stands in the text
 * (`at`, with the text's length behind the last). `simplified` maps traditional characters.
 */
function fold(text, simplified) {
  const chars = [], at = [];
  let position = 0, gap = -1;
  for (const c of text) {
    if (SPACE.test(c)) gap = gap < 0 ? position : gap;
    else if (!NOTHING.test(c)) {
      let to = narrow(c);
      if (simplified && simplified.has(to)) to = simplified.get(to);
      if (gap >= 0 && chars.length && WORD.test(chars[chars.length - 1]) && WORD.test(to)) {
        chars.push(" ");
        at.push(gap);
      }
      gap = -1;
      chars.push(to);
      at.push(position);
    }
    position += c.length;
  }
  at.push(position);
  return { chars, at };
}

/** Where `part` stands in `whole`, both lists of characters: the places of all that do not overlap. */
function places(whole, part) {
  const found = [];
  for (let i = 0; i + part.length <= whole.length; i++) {
    let j = 0;
    while (j < part.length && whole[i + j] === part[j]) j++;
    if (j === part.length) {
      found.push(i);
      i += j - 1;
    }
  }
  return found;
}
