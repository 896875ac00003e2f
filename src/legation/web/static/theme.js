// Sets the chosen colours before the page is painted; "System" follows the machine.
"use strict";
(() => {
  const names = { system: "System", light: "Light", dark: "Dark" };
  const order = Object.keys(names);
  const chosen = () => {
    try {
      const held = localStorage.getItem("legation.theme");
      return held in names ? held : "system";
    } catch {
      return "system";
    }
  };
  const apply = (name) => {
    if (name === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    for (const label of document.querySelectorAll("[data-theme-name]")) label.textContent = names[name];
  };
  apply(chosen());
  document.addEventListener("DOMContentLoaded", () => {
    apply(chosen());
    document.addEventListener("click", (event) => {
      if (!event.target.closest("[data-theme-switch]")) return;
      const next = order[(order.indexOf(chosen()) + 1) % order.length];
      try {
        localStorage.setItem("legation.theme", next);
      } catch {
        // A browser without storage shows the choice on this page only.
      }
      apply(next);
    });
  });
})();
