// Files dropped on the form become its files; the form itself is an ordinary one.

const form = document.querySelector("[data-drop]");
const zone = form.querySelector(".drop");

form.addEventListener("dragover", (event) => {
  event.preventDefault();
  zone.classList.add("over");
});
form.addEventListener("dragleave", () => zone.classList.remove("over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  zone.classList.remove("over");
  if (!event.dataTransfer.files.length) return;
  form.querySelector("input[type=file]").files = event.dataTransfer.files;
  form.requestSubmit();
});
