/* What a script adds; every page works without it. No text of a page is written here. */
"use strict";

(() => {
  const leaveLink = document.querySelector("[data-leave]");

  /* Leaving: the page goes blank at once, and the step back leads past it. The server ends the session at /exit/. */
  const leave = () => {
    document.body.replaceChildren();
    document.title = "";
    window.location.replace(leaveLink.href);
  };

  if (leaveLink) {
    for (const link of document.querySelectorAll("[data-leave]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        leave();
      });
    }
    /* Shift three times within five seconds. Another key in between starts the count anew, so capitals do no harm. */
    let presses = [];
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Shift") {
        presses = [];
        return;
      }
      if (event.repeat) return;
      presses = presses.filter((moment) => event.timeStamp - moment < 5000);
      presses.push(event.timeStamp);
      if (presses.length === 3) leave();
    });
  }

  /* The summary of errors, if there is one, is what must be read first. */
  document.querySelector("[data-focus]")?.focus();

  /* From a line of the summary into its box: a browser moves only the view. */
  document.addEventListener("click", (event) => {
    const line = event.target.closest(".error-summary a[href^='#']");
    const box = line && document.getElementById(line.hash.slice(1));
    if (!box) return;
    event.preventDefault();
    box.closest(".question")?.scrollIntoView();
    box.focus({ preventScroll: true });
  });

  /* Saving while a person types: two seconds after each stop, one request at a time, without the file. The page says when
     it was saved, in the words of the answer; a reader of the screen hears it at most twice a minute, a failure at once. */
  const form = document.querySelector("form[data-autosave]");
  if (form) {
    const shown = document.getElementById(form.dataset.autosave);
    const said = document.getElementById(`${form.dataset.autosave}-said`);
    let waiting = 0;
    let saving = false;
    let lastSaid = -Infinity;
    const say = (words, always) => {
      shown.textContent = words;
      if (!always && performance.now() - lastSaid < 30000) return;
      lastSaid = performance.now();
      said.textContent = words;
    };
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(save, 2000);
    };
    const save = async () => {
      if (form.dataset.sent) return;
      if (saving) {
        later();
        return;
      }
      saving = true;
      const typed = new FormData(form);
      typed.delete("paper");
      typed.set("act", "autosave");
      try {
        const answer = await fetch(form.action, { method: "POST", body: typed, redirect: "manual" });
        if (!answer.ok) throw new Error(String(answer.status));
        say(await answer.text(), false);
      } catch {
        say(form.dataset.notSaved, true);
      }
      saving = false;
    };
    form.addEventListener("input", later);
  }

  /* Who else has this form open: asked now and then, shown when there is somebody. */
  const here = document.querySelector("[data-here]");
  if (here) {
    const ask = async () => {
      const token = document.querySelector("[name=csrfmiddlewaretoken]");
      try {
        const answer = await fetch(here.dataset.here, { method: "POST", headers: { "X-CSRFToken": token.value } });
        if (!answer.ok) return;
        const { words } = await answer.json();
        if (here.textContent !== words) here.textContent = words;
        here.hidden = !words;
      } catch {
        /* Without the network nothing is said. */
      }
    };
    ask();
    setInterval(ask, 20000);
  }

  /* A file on its way: how much of it has arrived. Without a script the browser itself shows that it is loading. The answer
     takes the place of this page, as it would without a script. */
  for (const sending of document.querySelectorAll("form[data-progress]")) {
    sending.addEventListener("submit", (event) => {
      if (event.defaultPrevented || sending.dataset.sent || !sending.querySelector("[type=file]").value) return;
      event.preventDefault();
      const line = document.createElement("p");
      const bar = document.createElement("progress");
      const words = document.createElement("span");
      line.className = "progress-line";
      line.setAttribute("role", "status");
      bar.max = 100;
      bar.setAttribute("aria-label", sending.dataset.progress);
      line.append(bar, words);
      sending.append(line);
      const request = new XMLHttpRequest();
      request.open("POST", sending.action);
      request.upload.addEventListener("progress", (part) => {
        bar.value = Math.floor((part.loaded / part.total) * 100);
        words.textContent = `${sending.dataset.progress}: ${bar.value} %`;
      });
      request.addEventListener("load", () => {
        window.history.replaceState(null, "", request.responseURL);
        document.open();
        document.write(request.responseText);
        document.close();
      });
      request.addEventListener("error", () => {
        line.replaceChildren(sending.dataset.notSaved);
        delete sending.dataset.sent;
      });
      request.send(new FormData(sending, event.submitter));
    });
  }

  /* Nobody there: after 13 minutes without a touch the page is covered and asks; after 15 the session ends and the page
     for the code is shown. Words in a form that is not saved while typing would be lost, so there the cover stays on. */
  const idle = document.getElementById("idle");
  if (idle) {
    const minute = 60 * 1000;
    let asking = 0;
    let closing = 0;
    let unsaved = false;
    const close = () => {
      if (!unsaved) idle.querySelector("form").submit();
    };
    const ask = () => {
      idle.showModal();
      closing = setTimeout(close, 2 * minute);
    };
    const wait = () => {
      if (idle.open) return;
      clearTimeout(asking);
      asking = setTimeout(ask, 13 * minute);
    };
    idle.querySelector("[data-stay]").addEventListener("click", () => idle.close());
    idle.addEventListener("close", () => {
      clearTimeout(closing);
      wait();
    });
    document.addEventListener("input", (event) => {
      unsaved ||= !event.target.closest("[data-autosave]");
    });
    for (const touch of ["input", "keydown", "pointerdown", "wheel"]) document.addEventListener(touch, wait);
    wait();
  }

  /* A second press of the same button sends nothing. Not `disabled`: the button's name and value must go along. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    const button = event.submitter?.dataset.once ? event.submitter : form.querySelector("[data-once]");
    if (!button) return;
    button.dataset.words = button.textContent;
    button.textContent = button.dataset.once;
    button.setAttribute("aria-disabled", "true");
  });
  /* A page that comes back from the browser's store can be sent again. */
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("[data-words]")) {
        button.textContent = button.dataset.words;
        button.removeAttribute("aria-disabled");
      }
    }
  });
})();
