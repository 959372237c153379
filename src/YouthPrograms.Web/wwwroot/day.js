// Counting without a network: a count is kept here and sent when the network is back. It bears the name the page gave it, so
// that one sent twice is one count, and the time it was made.
const shelf = `counts ${location.pathname}`;
const notice = document.getElementById("waiting");
const token = "__RequestVerificationToken";

const kept = () => JSON.parse(localStorage.getItem(shelf) ?? "[]");
const formOf = (action) => document.querySelector(`form.count[action="${action}"]`);

function keep(counts, words = notice.dataset.one) {
  localStorage.setItem(shelf, JSON.stringify(counts));
  notice.hidden = counts.length === 0;
  notice.textContent = counts.length === 0 ? "" : words.replace("{0}", counts.length);
}

const keepOthers = (action, ...more) => keep([...kept().filter((count) => count.action !== action), ...more]);

// Only the page that says what was done tells that the count is written down. A refusal, or the way to sign in, does not.
async function send({ action, body }) {
  const sent = new URLSearchParams(body);
  const now = formOf(action)?.elements[token]?.value;
  if (now) sent.set(token, now);
  const answer = await fetch(action, { method: "POST", body: sent });
  return answer.ok && answer.redirected && new URL(answer.url).searchParams.has("said");
}

// What was not taken stands in its field again, for somebody to look at.
function show({ action, body }) {
  for (const [name, value] of body) {
    const field = formOf(action)?.elements[name];
    if (field && field.type !== "hidden") field.value = value;
  }
}

async function sendKept() {
  const counts = kept();
  if (counts.length === 0) return;
  const left = [];
  let refused = false;
  for (const count of counts) {
    try {
      if (await send(count)) continue;
      refused = true;
      show(count);
    } catch {
      // The network went away again.
    }
    left.push(count);
  }
  keep(left, refused ? notice.dataset.refused : notice.dataset.one);
  if (left.length === 0) location.reload();
}

for (const form of document.querySelectorAll("form.count")) {
  form.addEventListener("submit", (event) => {
    const action = form.getAttribute("action");
    if (navigator.onLine) {
      keepOthers(action);
      return;
    }
    event.preventDefault();
    keepOthers(action, { action, body: [...new FormData(form), ["Source", "Offline"], ["CountedAt", new Date().toISOString()]] });
  });
}

addEventListener("online", sendKept);
keep(kept());
if (navigator.onLine) sendKept();
