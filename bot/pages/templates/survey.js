// With scripts: questions that do not apply hide, each answer is saved as it is given, a bar shows
// how far one is, and a broken connection is told and tried again. Without, the form does it all.
(() => {
  "use strict";
  const form = document.getElementById("answers");
  if (!form || !window.fetch || !window.Promise) return;
  const words = JSON.parse(form.dataset.words);
  const bar = document.querySelector(".bar");
  const questions = Array.from(form.querySelectorAll("[data-question]"));
  const button = form.querySelector("button");
  const note = (name) => document.querySelector(`[data-note=${name}]`);
  const told = (text, broken) => {
    bar.querySelector("[data-role=status]").textContent = text;
    bar.classList.toggle("is-broken", Boolean(broken));
  };
  const filled = (text, ...values) => values.reduce((so, value) => so.replace("{}", value), text);

  let saves = form.dataset.saves === "yes";
  let pending = {}; // answers that are not stored yet, by question
  let unsaved = false; // where nothing is saved before the end
  let failures = 0, timer = 0, leaving = false, submitting = false;
  let sending = null; // the request under way

  const fieldsOf = (question) => {
    const fields = {};
    question.querySelectorAll("input, textarea").forEach((input) => {
      if (input.name.startsWith("reply.")) return; // no answer: what is done with one
      const choice = input.type === "radio" || input.type === "checkbox";
      if (!fields[input.name]) fields[input.name] = [];
      if (choice ? input.checked : input.value.trim()) fields[input.name].push(input.value);
    });
    return fields;
  };

  const show = () => { // conditions name earlier questions only
    const given = {};
    let all = 0, done = 0;
    questions.forEach((question) => {
      const when = JSON.parse(question.dataset.when || "{}");
      const applies = Object.keys(when).every((id) => (given[id] || []).some((word) => when[id].includes(word)));
      question.hidden = !applies;
      if (!applies) return;
      const fields = fieldsOf(question), id = question.dataset.question, names = Object.keys(fields);
      given[id] = fields[id] || [];
      if (!names.length) return;
      all += 1;
      if (names.every((name) => fields[name].length)) done += 1;
    });
    const progress = bar.querySelector("progress");
    progress.max = all;
    progress.value = done;
    bar.querySelector("[data-role=progress]").textContent = filled(words.progress, done, all);
  };

  const send = () => { // resolves when the service has everything, rejects when it was not reached
    clearTimeout(timer);
    if (sending) return sending.then(() => (Object.keys(pending).length ? send() : undefined));
    const batch = saves ? pending : {};
    if (saves) pending = {};
    sending = fetch(form.dataset.draft, {
      method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" },
      body: JSON.stringify(batch),
    }).then((answer) => {
      if (answer.status === 409 || answer.status === 404) return { over: true };
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).then((answer) => {
      sending = null;
      failures = 0;
      if (answer.over) {
        saves = false;
        told(words.over, true);
      } else if (!answer.kept && saves) { // no cookie, or another browser was first
        saves = false;
        unsaved = true;
        note("saves").hidden = true;
        note("elsewhere").hidden = false;
        told("");
      } else if (saves && !Object.keys(pending).length) told(words.saved);
    }, (error) => {
      sending = null;
      failures += 1;
      pending = Object.assign({}, batch, pending); // what was said last counts
      told(submitting ? words.waiting : words.offline, true);
      timer = setTimeout(again, Math.min(30000, 1000 * Math.pow(2, failures)));
      throw error;
    });
    return sending;
  };
  const again = () => (submitting ? submit() : send().catch(() => {}));

  const submit = () => {
    submitting = true;
    button.disabled = true;
    told(words.sending);
    send().then(() => {
      leaving = true;
      HTMLFormElement.prototype.submit.call(form); // a question may be called submit
    }, () => {});
  };

  form.addEventListener("input", (event) => {
    const question = event.target.closest("[data-question]");
    show();
    if (!question) return;
    unsaved = unsaved || !saves;
    count(event.target);
    if (!saves) return;
    pending[question.dataset.question] = fieldsOf(question);
    if (failures) return; // it is tried again by itself
    told(words.saving);
    clearTimeout(timer);
    timer = setTimeout(again, event.target.type === "radio" ? 200 : 900);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!submitting) submit();
  });
  window.addEventListener("online", () => { if (failures) again(); });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && (Object.keys(pending).length || sending || unsaved)) event.preventDefault();
  });
  window.addEventListener("pageshow", (event) => { // back from the page after it
    if (!event.persisted) return;
    leaving = submitting = button.disabled = false;
    told("");
  });

  const longest = Number(form.dataset.longest);
  const count = (input) => {
    if (input.tagName !== "TEXTAREA" || input.value.length < longest * .8) return;
    const hint = document.getElementById("hint-" + input.name);
    if (hint) hint.textContent = filled(words.written, Array.from(input.value.trim()).length, longest);
  };

  document.documentElement.classList.add("scripted");
  bar.hidden = false;
  show();
  const wrongs = document.getElementById("wrongs");
  if (wrongs) wrongs.focus();
})();
