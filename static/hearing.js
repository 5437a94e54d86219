/* The page of a hearing under way (hearings/views/run.py). Without this script each entry is an ordinary POST.

   With it an entry is put in a queue first and sent then, in order, until the server says that it has it: the same key
   goes along each time, so that what is sent twice is written once. The queue lies in the store of this tab, which outlives
   a reload and not the tab, since the computer may be a shared one; what was acknowledged is taken out at once. */
"use strict";

(() => {
  const again = 4000; /* milliseconds between two tries while something waits */
  const patience = 15000; /* after which a try counts as failed */

  /* The clock of the Board, counted on from what the server said: this computer's own may be wrong. */
  const clock = document.querySelector("[data-clock]");
  if (!clock) return;
  const ahead = Date.parse(clock.dataset.now) - Date.now();
  const now = () => new Date(Date.now() + ahead);
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: "America/New_York", hour: "numeric", minute: "2-digit", second: "2-digit",
  });
  const time = (moment) => format.format(moment).replace(/\s*AM$/, " a.m.").replace(/\s*PM$/, " p.m.");
  setInterval(() => { clock.textContent = time(now()); }, 1000);

  /* An exhibit by its number, without leaving the page: what waits here would not be lost, but out of sight. */
  const ask = document.querySelector("form[data-exhibit]");
  const show = async (address) => {
    const viewer = document.getElementById("viewer");
    try {
      const answer = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(patience) });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      viewer.replaceChildren(...page.getElementById("viewer").childNodes);
    } catch {
      const line = document.createElement("p");
      line.className = "notice";
      line.textContent = ask.dataset.offline;
      viewer.replaceChildren(line);
    }
    viewer.focus();
  };
  if (ask) {
    ask.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      show(`?${new URLSearchParams(new FormData(ask))}`);
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest(".room-exhibits a[href^='?exhibit=']");
      if (!link) return;
      event.preventDefault();
      show(link.getAttribute("href").split("#")[0]);
    });
  }

  const form = document.querySelector("form[data-log]");
  if (!form) return;
  const words = form.dataset;
  const box = form.elements.text;
  const list = document.getElementById("log-waiting");
  const banner = document.getElementById("log-banner");
  const stores = { queue: `hearing queue ${words.log}`, box: `hearing box ${words.log}` };

  const kept = () => {
    try {
      return JSON.parse(sessionStorage.getItem(stores.queue)) || [];
    } catch {
      return [];
    }
  };
  let queue = kept();
  let sending = false;
  let timer = 0;
  let said = "";

  /* A store that is full or switched off loses nothing as long as the page stays open. */
  const store = (name, text) => {
    try {
      if (text) sessionStorage.setItem(name, text);
      else sessionStorage.removeItem(name);
    } catch {
      /* The queue in this page goes on. */
    }
  };
  const keep = () => {
    store(stores.queue, queue.length ? JSON.stringify(queue) : "");
    draw();
    if (queue.length) document.getElementById("log-saved").textContent = words.wordsUnsaved + queue.length;
  };

  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  /* What is not saved yet, the last first, as in the log below it. */
  const draw = () => {
    list.replaceChildren(...queue.slice().reverse().map((item) => {
      const line = element("li", "", "log-line log-unsaved");
      const head = element("p", "", "log-head");
      head.append(element("time", time(new Date(item.typed_at))), " ", element("strong", item.label), " ");
      head.append(element("span", item.why ? words.wordsRefused + item.why : words.wordsWaiting, "log-state"));
      line.append(head);
      if (item.text) line.append(element("div", item.text, "log-words"));
      if (item.why) {
        const back = element("button", words.wordsTakeBack, "btn btn-outline-primary");
        back.type = "button";
        back.addEventListener("click", () => {
          box.value = box.value ? `${box.value}\n${item.text}` : item.text;
          queue = queue.filter((other) => other !== item);
          keep();
          remember();
          box.focus();
        });
        line.append(back);
      }
      return line;
    }));
  };

  /* Said once for each change: the region is polite, and a number that changes with every entry would never be silent. */
  const tell = (state) => {
    const waiting = queue.filter((item) => !item.why).length;
    const text = state === "" ? "" : state === "back" ? words.wordsBack : words[state === "shut" ? "wordsShut" : "wordsOffline"] + waiting;
    if (text === said) return;
    said = text;
    banner.className = text && state !== "back" ? "notice" : text ? "notice notice-success" : "";
    banner.replaceChildren(text);
    if (state === "shut") {
      const link = element("a", words.wordsAgain);
      link.href = form.action;
      banner.append(" ", link);
    }
  };

  const send = async () => {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    let state = "";
    for (let item; (item = queue.find((one) => !one.why));) {
      const body = new FormData();
      body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      for (const name of ["key", "kind", "text", "exhibit", "corrects", "typed_at"]) body.set(name, item[name] || "");
      let answer, told;
      try {
        answer = await fetch(form.action, {
          method: "POST", body, redirect: "manual", headers: { Accept: "application/json" },
          signal: AbortSignal.timeout(patience),
        });
        if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) {
          state = "shut";
          break;
        }
        told = await answer.json();
        if (told.key !== item.key || answer.status >= 500) throw new Error(String(answer.status));
      } catch {
        state = "offline";
        break;
      }
      if (answer.ok) queue = queue.filter((one) => one !== item);
      else item.why = told.why;
      keep();
      if (answer.ok) enter(told);
    }
    sending = false;
    const was = said;
    if (state) tell(state);
    else if (was && !queue.length) tell("back");
    else if (!was.startsWith(words.wordsBack)) tell("");
    if (state) timer = setTimeout(send, again);
  };

  /* A line that the server acknowledged, as the server draws it. */
  const enter = (told) => {
    const holder = document.createElement("template");
    holder.innerHTML = told.line;
    let lines = document.getElementById("log-lines");
    if (!lines) {
      lines = element("ol", "", "log-lines");
      lines.id = "log-lines";
      list.after(lines);
    }
    lines.prepend(holder.content);
    if (!queue.length) document.getElementById("log-saved").textContent = `${words.wordsSaved} ${told.saved}`;
  };

  /* What stands in the box outlives a reload too. */
  const boxed = () => {
    try {
      return sessionStorage.getItem(stores.box) || "";
    } catch {
      return "";
    }
  };
  const remember = () => store(stores.box, box.value);
  if (!box.value) box.value = boxed();
  box.addEventListener("input", remember);

  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

  const turnBreak = (kind) => {
    for (const button of form.querySelectorAll("[data-alone]")) button.hidden = button.value === kind;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    const button = event.submitter;
    if (!button) return;
    const text = box.value.trim();
    if (!text && !("alone" in button.dataset)) {
      banner.className = "notice";
      banner.textContent = said = words.wordsEmpty;
      box.focus();
      return;
    }
    queue.push({
      key: newKey(),
      kind: button.value,
      label: button.dataset.label,
      text,
      exhibit: button.value === "exhibit" && form.elements.exhibit ? form.elements.exhibit.value : "",
      corrects: form.elements.corrects.value,
      typed_at: now().toISOString(),
    });
    box.value = "";
    remember();
    if ("alone" in button.dataset) turnBreak(button.value);
    keep();
    if (form.elements.corrects.value) {
      /* One correction and the page goes back to the log; what waits goes along. */
      send().then(() => { if (!queue.length) window.location.assign(form.action); });
      return;
    }
    box.focus();
    send();
  });

  window.addEventListener("online", send);
  window.addEventListener("beforeunload", (event) => {
    if (queue.length) event.preventDefault();
  });
  if (queue.length) {
    draw();
    for (const item of queue) if (item.kind.startsWith("break") && !item.corrects) turnBreak(item.kind);
    send();
  }
})();
