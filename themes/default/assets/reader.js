// What the portal does beyond plain pages: recommendations ranked on this
// device, copying a link, loading an embedded post when asked, and closing the
// menu. Without this file every page still works.

const KEPT = 50; // stories remembered
const ENOUGH = 3; // stories read before the list is ranked
const READ_AFTER = 8000; // ms in sight before a story counts as read
const DAY = 864e5;

// memory is what this site keeps on the device. Nothing of it is ever sent.
const memory = {
  key: "tajuk.read",
  load() {
    try {
      const m = JSON.parse(localStorage.getItem(this.key));
      if (m && Array.isArray(m.read)) return m;
    } catch { /* unreadable or switched off: begin anew */ }
    return { on: true, read: [] };
  },
  save(m) {
    try {
      localStorage.setItem(this.key, JSON.stringify(m));
    } catch { /* full or switched off: the list stays unranked */ }
  },
};

function remember(story) {
  const { story: id, section, topic, tags } = story.dataset;
  if (!id) return;
  const m = memory.load();
  if (!m.on) return;
  const entry = { id, section, topic, tags: tags ? tags.split(" ") : [], at: Date.now() };
  m.read = [entry, ...m.read.filter((r) => r.id !== id)].slice(0, KEPT);
  memory.save(m);
}

// watch counts the story as read once it has been in sight long enough.
function watch(story) {
  let left = READ_AFTER, since = 0, timer = 0;
  const run = () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") {
      since = Date.now();
      timer = setTimeout(() => { remember(story); document.removeEventListener("visibilitychange", run); }, left);
    } else if (since) {
      left -= Date.now() - since;
      since = 0;
    }
  };
  document.addEventListener("visibilitychange", run);
  run();
}

// taste sums what was read; a story loses half its weight every week.
export function taste(read, now) {
  const sum = new Map();
  const add = (name, weight) => sum.set(name, (sum.get(name) || 0) + weight);
  for (const r of read) {
    const weight = 0.5 ** ((now - r.at) / (7 * DAY));
    if (r.topic) add("topic:" + r.topic, weight);
    if (r.section) add("section:" + r.section, weight);
    for (const t of r.tags || []) add("tag:" + t, weight);
  }
  return sum;
}

// rank orders candidates by taste and freshness. Each pick makes others of its
// topic and section less likely, so that no single subject fills the list.
export function rank(items, read, current, count, now) {
  const sum = taste(read, now), known = new Set(read.map((r) => r.id));
  const liking = (name) => Math.log1p(sum.get(name) || 0);
  const pool = items.filter((c) => c.id !== current && !known.has(c.id)).map((c) => {
    const tags = (c.tags || []).map((t) => liking("tag:" + t)).sort((a, b) => b - a).slice(0, 3);
    const age = Math.max(0, now - Date.parse(c.published)) / DAY;
    const score = 2 * liking("topic:" + c.topic) + 0.6 * liking("section:" + c.section) +
      tags.reduce((a, b) => a + b, 0) + 1.5 * 0.5 ** (age / 2);
    return { c, score };
  });
  const picked = [], seen = new Map();
  const worth = ({ c, score }) => score * 0.55 ** (seen.get("t" + c.topic) || 0) * 0.85 ** (seen.get("s" + c.section) || 0);
  while (picked.length < count && pool.length) {
    let best = 0;
    for (let i = 1; i < pool.length; i++) if (worth(pool[i]) > worth(pool[best])) best = i;
    const [{ c }] = pool.splice(best, 1);
    if (c.topic) seen.set("t" + c.topic, (seen.get("t" + c.topic) || 0) + 1);
    seen.set("s" + c.section, (seen.get("s" + c.section) || 0) + 1);
    picked.push(c);
  }
  return picked;
}

// card fills the theme's own card.
function card(template, c) {
  const li = template.content.cloneNode(true);
  const at = (s) => li.querySelector(s);
  const link = at(".card-h a");
  link.href = c.href;
  link.textContent = c.headline;
  const kicker = at("[data-kicker]");
  kicker.textContent = c.kicker || "";
  for (const text of c.labels || []) {
    const label = document.createElement("span");
    label.className = "label";
    label.textContent = text;
    kicker.before(label);
  }
  const time = at("time");
  time.dateTime = c.published;
  time.textContent = c.time;
  if (c.source) at(".card-site").textContent = c.source;
  else at(".card-site").remove();
  if (c.image) {
    const img = new Image(c.image.width, c.image.height);
    img.loading = "lazy";
    img.alt = "";
    if (c.image.focus) img.className = c.image.focus;
    img.src = c.image.src;
    at(".card-pic").append(img);
    at(".card").classList.add("has-pic");
  } else at(".card-pic").remove();
  return li;
}

async function recommend(box) {
  const list = box.querySelector("[data-list]"), note = box.querySelector("[data-note]");
  const same = [...list.children], words = note.textContent;
  const current = document.querySelector("[data-story]")?.dataset.story;
  const controls = box.querySelector("[data-controls]").content.cloneNode(true).firstElementChild;
  const toggle = controls.querySelector("[data-switch]"), forget = controls.querySelector("[data-forget]");
  const label = (m) => {
    toggle.textContent = m.on ? toggle.dataset.off : toggle.dataset.on;
    forget.hidden = !m.read.length;
  };
  label(memory.load());
  box.append(controls);

  const show = async () => {
    const m = memory.load();
    label(m);
    let picked = [];
    if (m.on && m.read.length >= ENOUGH) {
      try {
        const answer = await fetch(box.dataset.pool);
        if (answer.ok) picked = rank((await answer.json()).items, m.read, current, same.length, Date.now());
      } catch { /* offline: the list in the page stands */ }
    }
    const ranked = picked.length >= Math.min(ENOUGH, same.length);
    list.replaceChildren(...(ranked ? picked.map((c) => card(box.querySelector("[data-card]"), c)) : same));
    note.textContent = ranked ? note.dataset.ranked : m.on ? words : note.dataset.off;
  };
  toggle.addEventListener("click", () => {
    const m = memory.load();
    memory.save({ on: !m.on, read: m.on ? [] : m.read });
    show();
  });
  forget.addEventListener("click", () => {
    memory.save({ ...memory.load(), read: [] });
    show();
  });
  // Only just before the list comes into sight, so that nothing moves there.
  new IntersectionObserver((entries, self) => {
    if (!entries.some((e) => e.isIntersecting)) return;
    self.disconnect();
    show();
  }, { rootMargin: "900px 0px" }).observe(box);
}

const EMBEDS = {
  youtube: (id) => `https://www.youtube-nocookie.com/embed/${id}`,
  x: (id) => `https://platform.twitter.com/embed/Tweet.html?dnt=true&id=${id}`,
  instagram: (id) => `https://www.instagram.com/p/${id}/embed/`,
  tiktok: (id) => `https://www.tiktok.com/embed/v2/${id}`,
};

// embed offers to load a post in the page. Until the reader asks, nothing is
// asked of its host.
function embed(figure) {
  const { embed: provider, embedId: id, embedLoad: words } = figure.dataset;
  if (!id || !Object.hasOwn(EMBEDS, provider)) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.title = figure.textContent.trim();
    frame.allow = "fullscreen; encrypted-media; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = EMBEDS[provider](encodeURIComponent(id));
    button.replaceWith(frame);
    frame.focus();
  });
  figure.append(button);
}

function copy(link) {
  if (!navigator.clipboard) return;
  const words = link.textContent;
  link.setAttribute("role", "button");
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      location.href = link.href;
      return;
    }
    link.textContent = link.dataset.done;
    setTimeout(() => { link.textContent = words; }, 2500);
  });
}

function start() {
  const story = document.querySelector("[data-story]");
  if (story) watch(story);
  document.querySelectorAll("[data-copy]").forEach(copy);
  document.querySelectorAll("[data-embed]").forEach(embed);
  document.querySelectorAll("[data-recs][data-pool]").forEach(recommend);

  const menu = document.querySelector(".menu");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu?.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (menu?.open && !menu.contains(event.target)) menu.open = false;
  });
}

if (typeof document !== "undefined") start();
