// Sends the address and shows the answer on the page. Without it the form leads to the answer itself.
const form = document.querySelector("form.try");
const address = document.getElementById("address");
const shown = (part) => document.getElementById(`answer-${part}`);

async function send() {
  const asked = address.value.trim();
  if (!asked.startsWith("/odata")) {
    address.focus();
    return;
  }
  const started = performance.now();
  try {
    const answer = await fetch(asked, { headers: { Accept: "application/json, */*;q=0.5" } });
    const text = await answer.text();
    const took = Math.round(performance.now() - started);
    show(`${answer.status} ${answer.statusText} · ${took} ms · ${new Blob([text]).size} B`, [...answer.headers], readable(text));
  } catch (error) {
    show(form.dataset.failed + error.message, [], "");
  }
}

function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function show(status, headers, body) {
  document.getElementById("answer").hidden = false;
  shown("status").textContent = status;
  shown("headers").textContent = headers.map(([name, value]) => `${name}: ${value}`).join("\n");
  shown("body").textContent = body;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});

for (const example of document.querySelectorAll("a[data-try]")) {
  example.addEventListener("click", (event) => {
    event.preventDefault();
    address.value = example.getAttribute("href");
    form.scrollIntoView();
    send();
  });
}
