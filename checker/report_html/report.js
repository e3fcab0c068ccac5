"use strict";
// The report without this script is a page to read; with it, findings are gone through and decided.

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const side = document.querySelector(".side");
const list = byId("list");
const items = [...list.querySelectorAll(".finding")];
const marks = new Map(); // number of a finding -> its marks, the first one where it begins
for (const mark of document.querySelectorAll(".mark")) {
  for (const number of mark.dataset.f.split(" ")) {
    if (!marks.has(number)) marks.set(number, []);
    marks.get(number).push(mark);
  }
}
const marksOf = (number) => marks.get(String(number)) || [];
const rank = new Map(items.map((item, index) => [Number(item.dataset.f), index]));
const order = items.map((item) => Number(item.dataset.f));
const itemOf = (number) => items[rank.get(number)];

// ---- decisions: kept under the report's key, each one bound to the finding and the block it is in

const STORE = "subeditor-report:" + data.key;
const KEYS = "subeditor-report-keys";
const decisionKey = (finding) => finding.fingerprint + "-" + finding.context;
let decisions = {};
let kept = true;

function load() {
  try {
    const stored = JSON.parse(localStorage.getItem(STORE) || "{}");
    for (const [key, value] of Object.entries(stored)) {
      if (value && (value.decision === "accepted" || value.decision === "dismissed")) {
        decisions[key] = { decision: value.decision, reason: String(value.reason || "") };
      }
    }
    byId("keys").checked = localStorage.getItem(KEYS) !== "off";
  } catch {
    kept = storageWorks();
  }
}

function storageWorks() {
  try {
    localStorage.setItem(STORE + ":try", "1");
    localStorage.removeItem(STORE + ":try");
    return true;
  } catch {
    return false;
  }
}

function save() {
  try {
    localStorage.setItem(STORE, JSON.stringify(decisions));
  } catch {
    kept = false;
  }
}

const decisionOf = (number) => decisions[decisionKey(data.findings[number])];
const canDismiss = (finding) => !finding.rule.startsWith("suppression/");

function decide(number, decision) {
  const finding = data.findings[number];
  if (decision === "dismissed" && !canDismiss(finding)) return;
  const key = decisionKey(finding);
  if (!decision || decisions[key]?.decision === decision) delete decisions[key];
  else decisions[key] = { decision, reason: decisions[key]?.reason || "" };
  save();
  paint(number);
  if (byId("decision").value) filter();
  else tell();
  if (number === chosen) openDetail(number);
}

function paint(number) {
  const decision = decisionOf(number)?.decision;
  const item = itemOf(number);
  let state = item.querySelector(".state");
  if (decision && !state) {
    state = item.appendChild(make("p", "state"));
    item.insertBefore(state, item.querySelector(".detail"));
  }
  if (state) state.textContent = decision ? capital(decision) : "";
  if (state && !decision) state.remove();
  for (const name of ["accepted", "dismissed"]) {
    item.classList.toggle(name, decision === name);
    for (const mark of marksOf(number)) {
      // a mark shows the decision of the finding that it is first of all a mark of
      if (mark.dataset.f.split(" ")[0] === String(number)) mark.classList.toggle(name, decision === name);
    }
  }
}

// ---- filters

const off = new Set(); // families that are switched off
let shown = order;

const familyOf = (finding) => finding.rule.split("/")[0];

function passes(number) {
  const finding = data.findings[number];
  const is = (id, value) => !byId(id) || !byId(id).value || byId(id).value === String(value);
  const words = byId("search").value.trim().toLowerCase();
  return (
    !off.has(familyOf(finding)) &&
    is("severity", finding.severity) &&
    is("certainty", finding.certainty) &&
    is("file", finding.file) &&
    is("decision", decisionOf(number)?.decision || "open") &&
    (!words || (finding.text + " " + itemOf(number).textContent).toLowerCase().includes(words))
  );
}

function filter() {
  shown = order.filter(passes);
  const visible = new Set(shown);
  for (const number of order) itemOf(number).hidden = !visible.has(number);
  for (const mark of document.querySelectorAll(".mark")) {
    mark.classList.toggle("off", !mark.dataset.f.split(" ").some((number) => visible.has(Number(number))));
  }
  const file = byId("file")?.value || "";
  for (const article of document.querySelectorAll("article.file")) {
    article.hidden = file !== "" && article.dataset.file !== file;
  }
  const files = new Set(shown.map((number) => String(data.findings[number].file)));
  for (const title of list.querySelectorAll(".of-file")) title.hidden = !files.has(title.dataset.file);
  byId("none").hidden = shown.length > 0;
  tell();
}

function tell() {
  const count = (name) => data.findings.filter((_, number) => decisionOf(number)?.decision === name).length;
  const accepted = count("accepted"), dismissed = count("dismissed");
  const parts = [];
  if (shown.length < order.length) parts.push(`${shown.length} of ${order.length} findings shown`);
  parts.push(`${accepted} accepted, ${dismissed} dismissed, ${order.length - accepted - dismissed} open`);
  if (!kept) parts.push("this browser keeps nothing: export before you close the page");
  byId("progress").textContent = capital(parts.join(" · ")) + ".";
  const at = shown.indexOf(chosen);
  byId("position").textContent = shown.length ? `${at < 0 ? "–" : at + 1} of ${shown.length}` : "none";
}

// ---- moving

let chosen = -1;

function choose(number, { scroll = true } = {}) {
  if (chosen >= 0) {
    const before = itemOf(chosen);
    before.classList.remove("chosen");
    before.querySelector(".go").removeAttribute("aria-current");
    before.querySelector(".detail")?.remove();
    for (const mark of marksOf(chosen)) mark.classList.remove("chosen");
  }
  chosen = number;
  const item = itemOf(number);
  item.classList.add("chosen");
  item.querySelector(".go").setAttribute("aria-current", "true");
  for (const mark of marksOf(number)) mark.classList.add("chosen");
  openDetail(number);
  if (scroll) toView(byId("m" + (number + 1)) || byId("file-" + data.findings[number].file));
  keepInList(item);
  tell();
}

function move(step) {
  if (!shown.length) return;
  let at = shown.indexOf(chosen);
  if (at < 0) {
    // go on from what is in view, or from the one that was filtered away
    const from = chosen >= 0 ? rank.get(chosen) : inView.size ? Math.min(...inView) - (step > 0 ? 1 : 0) : -1;
    at = step > 0 ? shown.findIndex((n) => rank.get(n) > from) - 1 : shown.findLastIndex((n) => rank.get(n) < from) + 1;
    if (step > 0 && at === -2) at = shown.length - 2;
  }
  choose(shown[Math.min(Math.max(at + step, 0), shown.length - 1)]);
}

function toView(element) {
  if (!element) return;
  const top = element.getBoundingClientRect().top;
  const near = Math.abs(top) < 2 * innerHeight && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: matchMedia("(max-width: 62rem)").matches ? "start" : "center", behavior: near ? "smooth" : "instant" });
}

function keepInList(item) {
  const space = list.getBoundingClientRect(), box = item.getBoundingClientRect();
  if (box.top < space.top) list.scrollTop += box.top - space.top - 8;
  else if (box.bottom > space.bottom) list.scrollTop += Math.min(box.bottom - space.bottom + 8, box.top - space.top - 8);
}

// ---- the list follows the text

const inView = new Set(); // ranks of the findings whose marks are on the screen
const beginning = new Set(); // those of them that begin on it, and have no mark before
const painted = new Set(); // those of them that the list shows as such
let waiting = 0;

const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    for (const number of entry.target.dataset.f.split(" ")) {
      if (entry.isIntersecting) inView.add(rank.get(Number(number)));
      else inView.delete(rank.get(Number(number)));
    }
    const begins = rank.get(Number(entry.target.dataset.n) - 1);
    if (begins !== undefined && entry.isIntersecting) beginning.add(begins);
    else beginning.delete(begins);
  }
  // a few times a second is enough for the eye, and leaves the frames to the scrolling
  waiting ||= setTimeout(follow, 120);
}, { rootMargin: "-20% 0px -20% 0px" });

// marks are watched only where their part of the text is near: thousands at once cost every frame
const groupWatcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    for (const mark of target.querySelectorAll(".mark:not(.was *)")) {
      if (isIntersecting) watcher.observe(mark);
      else {
        watcher.unobserve(mark);
        for (const number of mark.dataset.f.split(" ")) inView.delete(rank.get(Number(number)));
        beginning.delete(rank.get(Number(mark.dataset.n) - 1));
      }
    }
  }
});

function follow() {
  waiting = 0;
  for (const index of painted) if (!inView.has(index)) items[index].classList.remove("inview");
  for (const index of inView) items[index].classList.add("inview");
  painted.clear();
  for (const index of inView) painted.add(index);
  if (!inView.size || list.matches(":hover") || list.contains(document.activeElement)) return;
  if (chosen >= 0 && inView.has(rank.get(chosen))) return keepInList(itemOf(chosen));
  const first = items[Math.min(...(beginning.size ? beginning : inView))];
  if (first.hidden || !first.offsetParent) return;
  list.scrollTop += first.getBoundingClientRect().top - list.getBoundingClientRect().top - 12;
}

const filesInView = new Set();
const fileWatcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) filesInView.add(target);
    else filesInView.delete(target);
  }
  showPlace();
});

let drawing = false;
function showPlace() {
  drawing = false;
  for (const article of filesInView) {
    const view = article.querySelector(".strip .view");
    const box = article.getBoundingClientRect();
    if (!view || !box.height) continue;
    const from = Math.max(0, -box.top / box.height), to = Math.min(1, (innerHeight - box.top) / box.height);
    view.setAttribute("x", String(100 * from));
    view.setAttribute("width", String(Math.max(100 * (to - from), 1)));
  }
}
addEventListener("scroll", () => {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(showPlace);
  }
}, { passive: true });

// ---- the details of a finding

function make(tag, name = "", text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  return element;
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const CERTAINTY = {
  certain: "hardly ever wrong",
  likely: "mostly right; look before you change it",
  possible: "a hint, no more",
};
const SEVERITY = {
  error: "must not be printed",
  warning: "should not be printed",
  suggestion: "a matter of style",
};

function openDetail(number) {
  const finding = data.findings[number], item = itemOf(number), decision = decisionOf(number);
  const focused = item.querySelector(".detail")?.contains(document.activeElement) && document.activeElement.dataset.do;
  item.querySelector(".detail")?.remove();
  const detail = item.appendChild(make("div", "detail"));
  const buttons = detail.appendChild(make("div", "decide"));
  for (const [name, word, key] of [["accepted", "Accept", "a"], ["dismissed", "Dismiss", "x"]]) {
    if (name === "dismissed" && !canDismiss(finding)) continue;
    const button = buttons.appendChild(make("button", "", word + " "));
    button.type = "button";
    button.dataset.do = name;
    button.setAttribute("aria-pressed", String(decision?.decision === name));
    button.append(make("kbd", "", key));
    button.addEventListener("click", () => decide(number, name));
  }
  if (decision?.decision === "dismissed") {
    const label = detail.appendChild(make("label", "reason", "Reason"));
    const input = label.appendChild(make("input"));
    input.value = decision.reason;
    input.placeholder = "why it is right as it stands";
    input.maxLength = 300;
    input.addEventListener("input", () => {
      decision.reason = input.value;
      save();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === "Escape") input.blur();
    });
  }
  const rule = data.rules[finding.rule];
  if (rule) {
    detail.append(make("h4", "", "Why"), make("p", "", rule.why));
  }
  detail.append(make("h4", "", "How sure, how bad"));
  detail.append(make("p", "", `${capital(finding.certainty)}: ${CERTAINTY[finding.certainty]}. ${capital(finding.severity)}: ${SEVERITY[finding.severity]}.`));
  for (const [role, title] of [["same", "Also here"], ["other", "Compare"]]) {
    const places = (finding.places || []).filter((place) => place.role === role);
    if (!places.length) continue;
    detail.append(make("h4", "", title));
    const lines = detail.appendChild(make("ul"));
    for (const place of places) lines.append(placeLine(place, finding));
  }
  const silence = detail.appendChild(make("details"));
  silence.append(make("summary", "", "How to silence it"), ...silencing(finding));
  if (focused) detail.querySelector(`[data-do="${focused}"]`)?.focus();
}

function placeLine(place, finding) {
  const line = make("li");
  const path = place.path || (place.file !== finding.file ? data.files[place.file].path : "");
  const where = `${path ? path + ":" : data.files[finding.file].unit + " "}${place.line}`;
  if (!place.spot) {
    line.textContent = `${where} ${place.text}`;
    return line;
  }
  const link = line.appendChild(make("a", "", `${place.text} (${where})`));
  const side = place.original ? "w" : "b", file = place.file ?? finding.file;
  link.href = `#${side}${file}-${place.spot[0]}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    showSpot(`${side}${file}-`, place.spot);
  });
  return line;
}

// Selects a range of a block, which is how a place without a mark of its own is shown.
function showSpot(blocks, [number, start, end]) {
  const block = byId(blocks + number);
  if (!block) return;
  block.closest("article").hidden = false;
  const folded = block.closest("details.was");
  if (folded) folded.open = true;
  toView(block);
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  range.selectNodeContents(block);
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // places count code points, the page counts UTF-16 units
    const points = [...node.data];
    const units = (count) => points.slice(0, count).join("").length;
    if (start >= at && start <= at + points.length) range.setStart(node, units(start - at));
    if (end > at && end <= at + points.length) range.setEnd(node, units(end - at));
    at += points.length;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

function silencing(finding) {
  const file = data.files[finding.file];
  if (!canDismiss(finding)) return [make("p", "", "Mend the comment or the entry that it speaks of.")];
  const original = file.original ? ` --original ${JSON.stringify(file.original)}` : "";
  const parts = [make("p", "", "Dismiss it here with a reason, export, and run:"), make("pre", "", `subeditor apply subeditor-decisions.json${original}`)];
  if (file.format !== "docx") {
    parts.push(make("p", "", "Or put a comment before its paragraph:"), make("pre", "", `<!-- subeditor: ignore ${finding.rule} -- why -->`));
  }
  const text = finding.text || "the passage around it";
  parts.push(
    make("p", "", `Or an entry in ${data.sidecar}:`),
    make("pre", "", ["[[ignore]]", `rule = ${JSON.stringify(finding.rule)}`, `path = ${JSON.stringify(file.recorded)}`, `text = ${JSON.stringify(text)}`, 'reason = "why"'].join("\n")),
  );
  return parts;
}

// ---- export

function exported() {
  const made = data.findings
    .map((finding, number) => [finding, decisionOf(number)])
    .filter(([, decision]) => decision);
  const files = new Set(made.map(([finding]) => finding.file));
  return {
    schema: data.schema,
    kind: "subeditor-decisions",
    tool: data.tool,
    corpus: data.corpus,
    vectors: data.vectors,
    backends: data.backends,
    files: data.files
      .filter((file, number) => file.sha256 && (data.corpus || files.has(number)))
      .map((file) => ({ path: file.recorded, sha256: file.sha256 })),
    decisions: made.map(([finding, decision]) => ({
      path: data.files[finding.file].recorded,
      line: finding.line,
      rule: finding.rule,
      text: finding.text,
      fingerprint: finding.fingerprint,
      context: finding.context,
      decision: decision.decision,
      reason: decision.reason.trim(),
    })),
  };
}

function download() {
  const url = URL.createObjectURL(new Blob([JSON.stringify(exported(), null, 1) + "\n"], { type: "application/json" }));
  const link = make("a");
  link.href = url;
  link.download = "subeditor-decisions.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

// ---- events

list.addEventListener("click", (event) => {
  const item = event.target.closest(".finding");
  if (!item || event.target.closest(".detail")) return;
  event.preventDefault();
  choose(Number(item.dataset.f));
});

byId("text").addEventListener("click", (event) => {
  const mark = event.target.closest(".mark");
  if (mark) {
    event.preventDefault();
    const numbers = mark.dataset.f.split(" ").map(Number).filter((number) => !itemOf(number).hidden);
    // a second click goes on to the finding that lies beneath
    if (numbers.length) choose(numbers[(numbers.indexOf(chosen) + 1) % numbers.length], { scroll: false });
    return;
  }
  const strip = event.target.closest(".strip");
  if (strip) {
    const box = strip.getBoundingClientRect(), at = (event.clientX - box.left) / box.width;
    const file = Number(strip.closest("article").dataset.file);
    const here = shown.filter((number) => data.findings[number].file === file && "at" in data.findings[number]);
    const away = (number) => Math.abs(data.findings[number].at - at);
    if (here.length) choose(here.reduce((best, number) => (away(number) < away(best) ? number : best)));
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-go]");
  if (!link) return;
  event.preventDefault();
  const number = Number(link.dataset.go);
  if (itemOf(number).hidden) clearFilters();
  choose(number);
});

function clearFilters() {
  off.clear();
  for (const chip of document.querySelectorAll(".chip")) chip.setAttribute("aria-pressed", "true");
  for (const id of ["severity", "certainty", "file", "decision", "search"]) if (byId(id)) byId(id).value = "";
  filter();
}

for (const chip of document.querySelectorAll(".chip")) {
  chip.addEventListener("click", () => {
    const family = chip.dataset.family;
    if (!off.delete(family)) off.add(family);
    chip.setAttribute("aria-pressed", String(!off.has(family)));
    filter();
  });
}
for (const id of ["severity", "certainty", "file", "decision"]) byId(id)?.addEventListener("change", filter);
let typing = 0;
byId("search").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(filter, 120);
});
byId("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter" || event.key === "Escape") event.target.blur();
});
byId("export").addEventListener("click", download);
byId("help-button").addEventListener("click", () => byId("help").showModal());
byId("previous").addEventListener("click", () => move(-1));
byId("next").addEventListener("click", () => move(1));
byId("sheet").addEventListener("click", () => {
  const open = side.classList.toggle("open");
  byId("sheet").setAttribute("aria-expanded", String(open));
  byId("sheet").textContent = open ? "Only this one" : "All findings";
  if (open && chosen >= 0) keepInList(itemOf(chosen));
});
byId("keys").addEventListener("change", () => {
  try {
    localStorage.setItem(KEYS, byId("keys").checked ? "on" : "off");
  } catch {
    kept = false;
  }
});

const ACTIONS = {
  j: () => move(1),
  k: () => move(-1),
  a: () => chosen >= 0 && decide(chosen, "accepted"),
  x: () => chosen >= 0 && decide(chosen, "dismissed"),
  u: () => chosen >= 0 && decide(chosen, ""),
  r: () => {
    if (chosen < 0) return;
    if (decisionOf(chosen)?.decision !== "dismissed") decide(chosen, "dismissed");
    itemOf(chosen).querySelector(".reason input")?.focus();
  },
  "/": () => byId("search").focus(),
  "?": () => byId("help").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !byId("keys").checked) return;
  if (event.target.closest("input:not([type=checkbox]), select, textarea, dialog[open]")) return;
  const action = ACTIONS[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});

addEventListener("beforeunload", (event) => {
  if (!kept && Object.keys(decisions).length) event.preventDefault();
});

// Originals beside their text are open; above it, only those that say something else.
const beside = matchMedia("(min-width: 72rem)");
function fold() {
  for (const details of document.querySelectorAll("details.was")) {
    details.open = beside.matches || details.parentNode.matches(".lost") || Boolean(details.querySelector(".mark"));
  }
}
beside.addEventListener("change", fold);

addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(".after > details, details.was")) details.open = true;
});

// ---- begin

load();
fold();
document.querySelector(".controls").hidden = false;
document.querySelector(".sheet-bar").hidden = false;
for (const number of order) if (decisionOf(number)) paint(number);
for (const group of document.querySelectorAll(".blocks:has(.mark)")) groupWatcher.observe(group);
const tools = document.querySelector(".tools");
new ResizeObserver(() => {
  const sticky = getComputedStyle(tools).position === "sticky";
  document.documentElement.style.setProperty("--top", `${sticky ? tools.offsetHeight : 0}px`);
}).observe(tools);
for (const article of document.querySelectorAll("article.file")) fileWatcher.observe(article);
tell();
const asked = /^#[fm](\d+)$/.exec(location.hash);
if (asked && rank.has(Number(asked[1]) - 1)) choose(Number(asked[1]) - 1);
