// Lets a file be dropped on the reading form. Without this the file is chosen with the button.
for (const area of document.querySelectorAll("[data-drop]")) {
  const input = area.querySelector("input[type=file]")
  area.addEventListener("dragover", (event) => event.preventDefault())
  area.addEventListener("drop", (event) => {
    event.preventDefault()
    if (input && event.dataTransfer?.files.length) input.files = event.dataTransfer.files
  })
}
