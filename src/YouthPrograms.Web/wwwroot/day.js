// Counting without a network: a count is kept here and sent when the network is back. It bears the name the page gave it, so
// that one sent twice is one count, and the time it was made.
const shelf = `counts ${location.pathname}`;
const notice = document.getElementById("waiting");

const kept = () => JSON.parse(localStorage.getItem(shelf) ?? "[]");

function keep(counts) {
  localStorage.setItem(shelf, JSON.stringify(counts));
  notice.hidden = counts.length === 0;
  notice.textContent = counts.length === 0 ? "" : notice.dataset.one.replace("{0}", counts.length);
}

async function send({ action, body }) {
  const answer = await fetch(action, { method: "POST", body: new URLSearchParams(body), redirect: "manual" });
  // A redirect says it is written down; a refusal is shown when somebody sends the form again.
  return answer.type === "opaqueredirect" || answer.status < 500;
}

async function sendKept() {
  const counts = kept();
  if (counts.length === 0) return;
  const left = [];
  for (const count of counts) {
    try {
      if (!(await send(count))) left.push(count);
    } catch {
      left.push(count);
    }
  }
  keep(left);
  if (left.length === 0) location.reload();
}

for (const form of document.querySelectorAll("form.count")) {
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    const body = [...new FormData(form), ["Source", "Offline"], ["CountedAt", new Date().toISOString()]];
    keep([...kept().filter((count) => count.action !== form.getAttribute("action")), { action: form.getAttribute("action"), body }]);
  });
}

addEventListener("online", sendKept);
keep(kept());
if (navigator.onLine) sendKept();
