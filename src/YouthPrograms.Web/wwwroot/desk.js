// Comfort for the results desk: says who plays the match whose number is being typed. The desk works without it.
const number = document.getElementById("match");
const sides = document.getElementById("desk-sides");

function show() {
  const row = document.querySelector(`tr[data-match="${CSS.escape(number.value.trim())}"]`);
  const cells = row ? [...row.cells].map((cell) => cell.textContent.trim()) : [];
  sides.textContent = cells.length > 3 ? `${cells[2]} – ${cells[3]}` : "";
}

if (number && sides) {
  number.addEventListener("input", show);
  show();
}
