// Counting without a network: a count is kept here and sent when the network is back. It bears the name the page gave it, so
// that one sent twice is one count, and the time it was made.
// A refused form is answered below the session's own address.
const shelf = `counts ${location.pathname.split("/").slice(0, 4).join("/")}`;
const notice = document.getElementById("waiting");
const token = "__RequestVerificationToken";

const kept = () => JSON.parse(localStorage.getItem(shelf) ?? "[]");
const formOf = (action) => document.querySelector(`form.count[action="${action}"]`);

function tell(number, words) {
  notice.hidden = number === 0;
  notice.textContent = number === 0 ? "" : words.replace("{0}", number);
}

function keep(counts) {
  localStorage.setItem(shelf, JSON.stringify(counts));
  tell(counts.length, notice.dataset.one);
}

const keepInstead = (count) => keep([...kept().filter((other) => other.action !== count.action), count]);

// Only the page that says what was done tells that the count is written down. A refusal, or the way to sign in, does not; and
// only a refusal of the count itself is for good.
const forGood = [400, 404, 409, 412, 422];

async function send({ action, body }) {
  const sent = new URLSearchParams(body);
  const now = formOf(action)?.elements[token]?.value;
  if (now) sent.set(token, now);
  const answer = await fetch(action, { method: "POST", body: sent });
  const taken = answer.ok && answer.redirected && new URL(answer.url).searchParams.has("said");
  return { taken, isOver: taken || (forGood.includes(answer.status) && !formOf(action)) };
}

// What was not taken stands in its field again, for somebody to look at.
function show({ action, body }) {
  for (const [name, value] of body) {
    const field = formOf(action)?.elements[name];
    if (field && field.type !== "hidden") field.value = value;
  }
}

let sending = false;

async function sendKept() {
  if (sending || kept().length === 0) return;
  sending = true;
  let refused = 0;
  try {
    for (const count of kept()) {
      const { taken, isOver } = await send(count);
      // A class that is not on the list any more will not be: that is told once. What was kept meanwhile stays.
      if (isOver) keep(kept().filter((other) => JSON.stringify(other) !== JSON.stringify(count)));
      if (taken) continue;
      refused += 1;
      show(count);
    }
  } catch {
    // The network went away again.
  } finally {
    sending = false;
  }
  if (refused > 0) tell(refused, notice.dataset.refused);
  else if (kept().length === 0) location.reload();
}

for (const form of document.querySelectorAll("form.count")) {
  form.addEventListener("submit", (event) => {
    const action = form.getAttribute("action");
    // One that was refused before is kept until it is known to be taken: the next page sends it once more, under its name.
    if (navigator.onLine && !kept().some((count) => count.action === action)) return;
    if (!navigator.onLine) event.preventDefault();
    keepInstead({ action, body: [...new FormData(form), ["Source", "Offline"], ["CountedAt", new Date().toISOString()]] });
  });
}

addEventListener("online", sendKept);
keep(kept());
if (navigator.onLine) sendKept();
