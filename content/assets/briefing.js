/* What a page offers beyond reading: old links that lead on, filters for its lists, buttons that copy quotations and
   passages with their citations, passages that open beside their lines.
   Without this file every page is complete. The wording stands in the page, in the data of `.tools`. */
// The marks that say which way a line runs are no part of its words.
const MARKS = /[\u200e\u200f\u2066-\u2069]/g;

// A button that copies a text, and says so for a while.
const makeCopyButton = (label, copied, textOf) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = label;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(textOf());
    button.textContent = copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
  return button;
};

(() => {
  "use strict";

  // The theme's search is a dialog without a name.
  const name = document.querySelector(".md-search__input")?.getAttribute("aria-label");
  if (name) document.querySelector(".md-search[role=dialog]").setAttribute("aria-label", name);

  // The search asks for words in their plain spelling, which the index has beside that of the articles: é as e.
  const QUERY = 2; // what the theme calls a message that asks
  const WHOLE = { ı: "i", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe" };
  const plainly = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[ıłøđðþßæœ]/gi, (letter) => WHOLE[letter.toLowerCase()]);
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    const asks = message?.type === QUERY && typeof message.data === "string";
    return postMessage.call(this, asks ? { ...message, data: plainly(message.data) } : message, ...rest);
  };
})();

(() => {
  "use strict";

  // A link to a line of a list that was split since leads on to the page that has the line now: a part of the list, or
  // the page of the actor whose words these are.
  const MOST = 100; // pages that are looked into
  const leadOn = async () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id || document.getElementById(id)) return;
    const folder = location.pathname.replace(/(?:(?<=\/)index)?\.html$/, "").replace(/\/?$/, "/");
    const links = [...document.querySelectorAll(".md-content :is(.in-line, ul) a[href]")];
    const isPart = (link) =>
      link.origin === location.origin && link.pathname !== location.pathname &&
      (link.pathname.startsWith(folder) || link.matches("li[data-kind] > a:first-child"));
    const parts = new Set(links.filter(isPart).map((link) => link.href.split("#")[0]));
    for (const part of [...parts].slice(0, MOST)) {
      const text = await (await fetch(part)).text();
      if (new DOMParser().parseFromString(text, "text/html").getElementById(id)) {
        location.replace(`${part}#${encodeURIComponent(id)}`);
        return;
      }
    }
  };
  leadOn().catch(() => {}); // opened from disk, a page can't look into others
})();

(() => {
  "use strict";

  const tools = document.querySelector(".md-typeset .tools");
  if (!tools) return;
  const words = tools.dataset;
  const items = [...document.querySelectorAll(
    ".md-content :is(li[data-section], li:has(> [data-section]), li:has(> blockquote > [data-section]))")];
  const plain = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("sup, button, .headerlink, .context, .origin").forEach((one) => one.remove());
    return copy.textContent.replace(MARKS, "").replace(/\s+/g, " ").trim();
  };
  // The headings above, the nearest first: of a group, and where there are several stories that of its story.
  const headingsOf = (item) => {
    const found = [];
    let before = item.closest("ul, ol");
    while (before && found.at(-1)?.tagName !== "H2") {
      if (before.tagName === "H2" || (before.tagName === "H3" && !found.length)) found.push(before);
      before = before.previousElementSibling;
    }
    return found;
  };
  const headingOf = (item) => headingsOf(item)[0];
  const dataOf = (item, name) => {
    const holder = item.dataset.section === undefined ? item.querySelector("[data-section]") : item;
    if (name === "actor" && words.speaker) return [words.speaker]; // all are theirs
    const heading = name === "actor" && holder.dataset.actor === undefined ? headingOf(item) : null;
    return heading ? [plain(heading)] : (holder.dataset[name] || "").split("|").filter(Boolean);
  };

  const marksOf = (item) => {
    const { id } = item.id ? item : item.querySelector("[data-section]") || item; // in the timeline’s drawing
    return id ? document.querySelectorAll(`.timeline a:not(.more)[href="#${CSS.escape(id)}"]`) : [];
  };

  // A mark that stands for several entries counts those that are shown, and leads to the first of them.
  const count = (mark) => {
    const all = mark.dataset.entries.split(" ");
    const shown = all.filter((id) => document.getElementById(id)?.closest("li").hidden === false);
    const [title, number] = [mark.querySelector("title"), mark.querySelector(":scope > text:last-child")];
    mark.dataset.told ??= title.textContent;
    const before = mark.dataset.told.lastIndexOf(all.length);
    title.textContent = before < 0 ? mark.dataset.told :
      mark.dataset.told.slice(0, before) + shown.length + mark.dataset.told.slice(before + `${all.length}`.length);
    number.textContent = `+${shown.length}`;
    mark.toggleAttribute("hidden", !shown.length);
    if (shown.length) mark.setAttribute("href", `#${shown[0]}`);
  };

  const show = (chosen) => {
    let shown = 0;
    for (const item of items) {
      item.hidden = !Object.entries(chosen).every(([name, value]) => !value || dataOf(item, name).includes(value));
      shown += !item.hidden;
      marksOf(item).forEach((mark) => mark.toggleAttribute("hidden", item.hidden));
    }
    document.querySelectorAll(".timeline a[data-entries]").forEach(count);
    for (const heading of new Set(items.flatMap(headingsOf))) {
      heading.hidden = items.every((item) => item.hidden || !headingsOf(item).includes(heading));
    }
    return shown;
  };

  // What is chosen stands in the address, so that a filtered page can be linked, and goes along to the list's other pages.
  const FILTERS = ["section", "actor", "source", "kind"];
  const keep = (chosen) => {
    const parameters = new URLSearchParams(location.search);
    FILTERS.forEach((name) => (chosen[name] ? parameters.set(name, chosen[name]) : parameters.delete(name)));
    const search = `?${parameters}`.replace(/^\?$/, "");
    if (search !== location.search) history.replaceState(history.state, "", location.pathname + search + location.hash);
    const further = ".md-content :is(.in-line a, li[data-kind]:not(:has(.footnote-ref)) > a)";
    document.querySelectorAll(further).forEach((link) => { link.search = search; });
  };

  // On a phone the filters take one line, and what follows does not move when they come.
  const folded = (form, told, isOpen) => {
    if (matchMedia("(min-width: 60em)").matches) {
      form.append(told);
      return form;
    }
    const [details, summary] = ["details", "summary"].map((name) => document.createElement(name));
    summary.append(words.filter, " ", told);
    details.append(summary, form);
    details.open = isOpen;
    return details;
  };

  const addFilter = () => {
    const form = document.createElement("form");
    const told = document.createElement("output");
    const asked = new URLSearchParams(location.search);
    const update = () => {
      const chosen = Object.fromEntries(new FormData(form));
      told.textContent = `${show(chosen)} / ${items.length} ${words.shown}`;
      keep(chosen);
    };
    for (const name of FILTERS) {
      const found = [asked.get(name) || "", ...items.flatMap((item) => dataOf(item, name))].filter(Boolean);
      const values = [...new Set(found)].sort((a, b) => a.localeCompare(b));
      if (values.length < (asked.has(name) ? 1 : 2)) continue;
      const label = document.createElement("label");
      const select = document.createElement("select");
      select.name = name;
      select.append(new Option(words.all, ""), ...values.map((value) => new Option(value, value)));
      select.value = asked.get(name) || "";
      label.append(words[name], " ", select);
      form.append(label);
    }
    if (!form.children.length) return;
    form.addEventListener("change", update);
    form.addEventListener("submit", (event) => event.preventDefault());
    tools.append(folded(form, told, FILTERS.some((name) => asked.has(name))));
    tools.hidden = false;
    update();
  };

  const passageOf = (item) => {
    const mark = item.querySelector("a.footnote-ref");
    const note = mark && document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    return note && note.querySelector("a:not(.footnote-backref)");
  };

  const citationOf = (item) => {
    const link = passageOf(item);
    const speaker = words.speaker || (headingOf(item) && plain(headingOf(item))) || "";
    // What is no quotation word for word says so.
    const parts = [item.querySelector("blockquote") ? speaker : `${speaker} (${dataOf(item, "kind").join()})`];
    if (link) parts.push(plain(link) + (link.nextSibling ? link.nextSibling.textContent.trimEnd() : ""), link.href);
    return parts.filter(Boolean).join(", ");
  };

  const addButton = (place, label, title, textOf) => {
    const button = makeCopyButton(label, words.copied, textOf);
    button.title = title;
    place.append(button);
  };
  const addCopyButtons = (item) => {
    if (!passageOf(item)) return; // it leads to the words of somebody
    const wording = () => plain(item.querySelector("blockquote") || item);
    const place = document.createElement("span"); // as wide as what the style sheet keeps free for it
    place.className = "copies";
    addButton(place, words.copy, words.copyTitle, () => `${wording()}\n— ${citationOf(item)}`);
    addButton(place, words.link, words.linkTitle, () => passageOf(item).href);
    (item.querySelector(":scope > blockquote > p:last-child, :scope > p:not(.context)") || item).append(" ", place);
  };

  if (items.length > 1 || FILTERS.some((name) => new URLSearchParams(location.search).has(name))) addFilter();
  if (words.copy && navigator.clipboard) items.forEach(addCopyButtons);
})();

(() => {
  "use strict";

  // A passage that a link opened offers itself to be copied: its words, with their source, or the link alone.
  const words = document.querySelector(".md-typeset .passage-tools")?.dataset;
  if (!words || !navigator.clipboard) return;
  const buttons = document.createElement("span");
  buttons.className = "passage-copy";
  const wording = () => {
    const passage = buttons.parentElement.cloneNode(true);
    passage.querySelector(".passage-copy").remove();
    return passage.textContent.replace(MARKS, "").trim();
  };
  buttons.append(
    makeCopyButton(words.text, words.copied, wording),
    makeCopyButton(words.citation, words.copied, () => `${wording()}\n— ${words.source}, ${location.href}`),
    makeCopyButton(words.link, words.copied, () => location.href),
  );
  const offer = () => {
    const passage = location.hash.startsWith("#p-") && document.getElementById(location.hash.slice(1));
    if (!passage) return buttons.remove();
    const isShortened = passage.querySelector("a[href*='#fnref:']") !== null;
    [...buttons.children].slice(0, 2).forEach((button) => { button.hidden = isShortened; });
    passage.append(buttons);
  };
  addEventListener("hashchange", offer);
  offer();
})();

(() => {
  "use strict";

  // A chip opens its passage beside the line: a popover, on a phone a sheet. The passage is read from the page of its
  // source; where that can't be had, as from disk, the chip is the link that it is.
  const sheet = document.querySelector(".md-typeset .passage-sheet");
  if (!sheet || !("popover" in sheet) || location.protocol === "file:") return;
  let opener = null;
  const make = (name, text, more = {}) => {
    const element = Object.assign(document.createElement(name), more);
    element.textContent = text;
    return element;
  };
  const readPage = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  const textOf = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("a, button, sup").forEach((one) => one.remove());
    return copy.textContent.replace(MARKS, "").trim();
  };
  // Of a passage that stands whole in a section its source’s page has the first words alone, and a link to the mark
  // behind it there: the passage is what stands from these words to the mark.
  const readInFull = async (beginning, address) => {
    const mark = (await readPage(address)).getElementById(decodeURIComponent(new URL(address).hash.slice(1)));
    const line = mark?.closest("li, p, td");
    if (!line) return `${beginning} …`;
    const before = mark.ownerDocument.createRange();
    before.setStart(line, 0);
    before.setEndBefore(mark);
    const words = before.toString().replace(MARKS, "").replace(/\s+/g, " ");
    const start = words.lastIndexOf(beginning);
    return start < 0 ? `${beginning} …` : words.slice(start).trim();
  };
  const readPassage = async (link) => {
    const page = await readPage(link.href);
    const passage = page.getElementById(decodeURIComponent(link.hash.slice(1)));
    const inFull = passage.querySelector('a[href*="#fnref:"]');
    const words = textOf(passage);
    const title = textOf(page.querySelector(".md-content h1"));
    if (!inFull) return [words, title];
    const address = new URL(inFull.getAttribute("href"), link.href).href;
    return [await readInFull(words.replace(/\s+/g, " "), address), title];
  };
  const place = (link) => {
    const at = link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = sheet;
    const below = at.bottom + 6;
    const top = below + height <= innerHeight ? below : Math.max(8, at.top - height - 6);
    sheet.style.setProperty("--top", `${top}px`);
    sheet.style.setProperty("--left", `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`);
  };
  const open = async (link) => {
    const [words, title] = await readPassage(link);
    const close = make("button", "×", { type: "button", ariaLabel: sheet.dataset.close, className: "close" });
    close.addEventListener("click", () => sheet.hidePopover());
    const isTitle = title.startsWith(link.textContent.replace(/…$/, "")); // of a source without a publisher
    const source = make("p", isTitle ? "" : `${link.textContent}, `);
    source.append(`${link.title}: `, make("a", title, { href: link.href }));
    sheet.replaceChildren(close, make("blockquote", words), source);
    sheet.setAttribute("role", "dialog");
    sheet.ariaLabel = `${link.textContent}, ${link.title}`;
    opener = link;
    sheet.showPopover();
    place(link);
    close.focus({ preventScroll: true });
  };
  sheet.popover = "auto";
  sheet.hidden = false;
  sheet.addEventListener("toggle", (event) => {
    const isLost = document.activeElement === document.body || sheet.contains(document.activeElement);
    if (event.newState === "closed" && isLost) opener?.focus({ preventScroll: true });
  });
  addEventListener("scroll", () => opener && sheet.matches(":popover-open") && place(opener), { passive: true });
  document.querySelector(".md-content").addEventListener("click", (event) => {
    const link = event.target.closest("a.source");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link).catch(() => { location.href = link.href; });
  });
})();
