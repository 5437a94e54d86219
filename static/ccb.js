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

  /* A second press of the same button sends nothing. Not `disabled`: the button's name and value must go along. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    const button = form.querySelector("[data-once]");
    if (!button) return;
    button.dataset.words = button.textContent;
    button.textContent = button.dataset.once;
    button.setAttribute("aria-disabled", "true");
  });
  /* A page that comes back from the browser's store can be sent again. */
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      const button = form.querySelector("[data-once]");
      if (!button) continue;
      button.textContent = button.dataset.words;
      button.removeAttribute("aria-disabled");
    }
  });
})();
