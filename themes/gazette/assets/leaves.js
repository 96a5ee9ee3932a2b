// A page that is cut keeps the anchors of what it showed: from each it leads on to the page that shows it now.
(() => {
  "use strict";
  function follow() {
    const mark = document.getElementById(location.hash.slice(1));
    const link = mark?.matches(".leaves i") && mark.closest("li").querySelector("a");
    if (link) location.replace(link.href + location.hash);
  }
  follow();
  addEventListener("hashchange", follow);
})();
