// Keys of the workbench. An element says its key in data-key; pressing it clicks the element, and a
// hint beside it shows the key that is set now. Nothing happens while somebody types.

const STORE = "legation.keys";
const WAIT = 900;

function mapping() {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? "{}");
  } catch {
    return {};
  }
}

function keyOf(standard) {
  return mapping()[standard] ?? standard;
}

function remember(standard, key) {
  const map = { ...mapping(), [standard]: key };
  if (key === standard) delete map[standard];
  localStorage.setItem(STORE, JSON.stringify(map));
}

function isTyping(target) {
  return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

function hint(element) {
  element.querySelector(":scope > .key-hint")?.remove();
  const key = keyOf(element.dataset.key);
  if (!key) return;
  const shown = document.createElement("kbd");
  shown.className = "key-hint";
  shown.setAttribute("aria-hidden", "true");
  shown.textContent = key;
  element.append(shown);
  element.setAttribute("aria-keyshortcuts", key.length === 1 && key !== key.toLowerCase() ? `Shift+${key}` : key);
}

function hintAll(root = document) {
  for (const element of root.querySelectorAll("[data-key]")) if (element.dataset.key) hint(element);
}

function target(key) {
  for (const element of document.querySelectorAll("[data-key], [data-key-focus]")) {
    const standard = element.dataset.key ?? element.dataset.keyFocus;
    if (standard && keyOf(standard) === key) return element;
  }
  return null;
}

function act(element) {
  if (element.dataset.keyFocus) {
    element.focus();
    element.select?.();
    return;
  }
  element.click();
  const opened = element.tagName === "SUMMARY" ? element.parentElement.querySelector("select, input:not([type=hidden])") : null;
  if (opened) requestAnimationFrame(() => opened.focus());
}

let begun = "";
let begunAt = 0;

function onKey(event) {
  if (capturing) {
    captured(event);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && isTyping(event.target)) {
    event.target.blur();
    return;
  }
  if (isTyping(event.target)) return;
  const whole = begun && event.timeStamp - begunAt < WAIT ? `${begun} ${event.key}` : event.key;
  const found = target(whole) ?? target(event.key);
  begun = event.key.length === 1 ? event.key : "";
  begunAt = event.timeStamp;
  document.documentElement.classList.toggle("with-hints", event.key === "g");
  if (!found) return;
  event.preventDefault();
  begun = "";
  act(found);
}

let capturing = null;

function captured(event) {
  event.preventDefault();
  if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
  if (event.key.length === 1) setKey(capturing.dataset.map, event.key);
  capturing = null;
  showMap();
}

function setKey(standard, key) {
  const buttons = [...document.querySelectorAll("[data-map]")];
  const holder = buttons.find((one) => one.dataset.map !== standard && keyOf(one.dataset.map) === key);
  const said = document.getElementById("said");
  if (holder) {
    said.textContent = `${key} is already the key of: ${holder.closest("tr").cells[0].textContent}`;
    return;
  }
  remember(standard, key);
  said.textContent = `Set to ${key}`;
}

function showMap() {
  for (const button of document.querySelectorAll("[data-map]")) button.textContent = keyOf(button.dataset.map);
  hintAll();
}

document.addEventListener("keydown", onKey);
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-map]");
  if (button && !capturing) {
    capturing = button;
    button.textContent = "press a key";
  }
  if (event.target.closest("[data-map-reset]")) {
    localStorage.removeItem(STORE);
    showMap();
  }
});
showMap();
if (location.pathname === "/review") document.getElementById("card")?.focus({ preventScroll: true });
