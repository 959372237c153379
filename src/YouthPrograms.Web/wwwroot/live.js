// Follows a tournament: when it changes, fetches this page again and puts the new content in place, so that
// reading position and focus stay. Without event streams it asks every ten seconds.
const script = document.querySelector("script[data-live]");
const address = `/t/${encodeURIComponent(script.dataset.live)}/live`;
let running = false;
let again = false;

async function refresh() {
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    do {
      again = false;
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
      if (answer.ok) replace(await answer.text());
    } while (again);
  } finally {
    running = false;
  }
}

// Each answer has form tokens of its own, which change nothing for whoever reads.
function contentOf(part) {
  const copy = part.cloneNode(true);
  for (const token of copy.querySelectorAll("input[name=__RequestVerificationToken]")) token.remove();
  return copy.innerHTML;
}

function replace(html) {
  const next = new DOMParser().parseFromString(html, "text/html");
  for (const part of document.querySelectorAll("[data-live-part]")) {
    const fresh = next.querySelector(`[data-live-part="${CSS.escape(part.dataset.livePart)}"]`);
    if (!fresh || contentOf(fresh) === contentOf(part)) continue;
    if (part.contains(document.activeElement)) {
      // Nothing is taken from under somebody's hands; what came meanwhile is shown when they leave.
      part.addEventListener("focusout", refresh, { once: true });
      continue;
    }
    const open = new Set([...part.querySelectorAll("details[open][id]")].map((d) => d.id));
    part.innerHTML = fresh.innerHTML;
    for (const id of open) part.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
  }
  document.documentElement.dataset.liveAt = String(Date.now());
}

if ("EventSource" in window) {
  const source = new EventSource(address);
  let first = true;
  source.addEventListener("changed", () => {
    if (first) first = false;
    else refresh();
  });
  // After a lost connection the stream begins anew and something may have been missed meanwhile.
  source.addEventListener("error", () => { first = false; });
} else {
  setInterval(refresh, 10000);
}
