// Words and facts of a report point at each other. The server has cut the text; nothing is counted here.

function light(ids) {
  for (const mark of document.querySelectorAll("mark[data-facts]")) {
    mark.classList.toggle("lit", mark.dataset.facts.split(" ").some((id) => ids.includes(id)));
  }
  for (const fact of document.querySelectorAll("[data-fact]")) {
    fact.classList.toggle("lit", ids.includes(fact.dataset.fact));
  }
}

function idsAt(target) {
  const mark = target.closest("mark[data-facts]");
  if (mark) return mark.dataset.facts.split(" ");
  const fact = target.closest("[data-fact]");
  return fact ? [fact.dataset.fact] : [];
}

for (const name of ["mouseover", "focusin"]) {
  document.addEventListener(name, (event) => light(idsAt(event.target)));
}
document.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-facts]");
  if (mark) document.getElementById(`f-${mark.dataset.facts.split(" ")[0]}`)?.scrollIntoView({ block: "nearest" });
});

function shownKinds() {
  return [...document.querySelectorAll("[data-show-kind]:checked")].map((box) => box.dataset.showKind);
}

document.addEventListener("change", (event) => {
  if (!event.target.closest("[data-show-kind]")) return;
  const kinds = shownKinds();
  for (const mark of document.querySelectorAll("mark[data-facts]")) {
    const own = [...mark.classList].filter((name) => name.startsWith("k-")).map((name) => name.slice(2));
    mark.classList.toggle("off", !own.some((kind) => kinds.includes(kind)));
  }
  for (const fact of document.querySelectorAll("[data-fact]")) fact.hidden = !kinds.includes(fact.dataset.kind);
});
