// One tab stop a picture: arrow keys go from mark to mark. Without this script every mark is a tab stop.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function marksOf(picture) {
  return [...picture.querySelectorAll("a")];
}

function place(marks, current, key) {
  if (key === "Home") return 0;
  if (key === "End") return marks.length - 1;
  return Math.min(Math.max(marks.indexOf(current) + STEPS[key], 0), marks.length - 1);
}

function move(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(event.key in STEPS) && event.key !== "Home" && event.key !== "End") return;
  const current = event.target.closest("a");
  const marks = marksOf(event.currentTarget);
  if (!current || !marks.length) return;
  event.preventDefault();
  const next = marks[place(marks, current, event.key)];
  current.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

for (const picture of document.querySelectorAll("[data-roving]")) {
  for (const [number, mark] of marksOf(picture).entries()) mark.setAttribute("tabindex", number ? "-1" : "0");
  picture.addEventListener("keydown", move);
}
