// Lets a file be dropped on the reading form. Without this the file is chosen with the button.
for (const area of document.querySelectorAll("[data-drop]")) {
  const input = area.querySelector("input[type=file]")
  area.addEventListener("dragover", (event) => event.preventDefault())
  area.addEventListener("drop", (event) => {
    event.preventDefault()
    if (input && event.dataTransfer?.files.length) input.files = event.dataTransfer.files
  })
}

// Sends a large file in parts and goes on after a break. Without this the form takes files of at most 50 MB.
const partBytes = 16 * 1024 * 1024
const tus = (method, address, headers = {}, body = undefined) => fetch(address, { method, headers: { "tus-resumable": "1.0.0", ...headers }, body })
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))
const encoded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

/** Where the file is on its way already, or a new place for it. The browser remembers the place under the file's size and time only. */
async function placeOf(file, uploads) {
  const key = `upload ${uploads} ${file.size} ${file.lastModified}`
  const known = localStorage.getItem(key)
  if (known && (await tus("HEAD", known)).ok) return { key, place: known }
  const begun = await tus("POST", uploads, { "upload-length": String(file.size), "upload-metadata": `filename ${encoded(file.name)},filetype ${encoded(file.type || "application/octet-stream")}` })
  if (!begun.ok) throw new Error(await begun.text())
  const place = begun.headers.get("location")
  localStorage.setItem(key, place)
  return { key, place }
}

async function sendInParts(file, uploads, tell) {
  const { key, place } = await placeOf(file, uploads)
  for (let tries = 0; ; ) {
    try {
      const state = await (await tus("GET", place)).json()
      tell(Math.floor((100 * state.offset) / file.size))
      if (state.kept) return (localStorage.removeItem(key), state.kept)
      const sent = await tus("PATCH", place, { "upload-offset": String(state.offset), "content-type": "application/offset+octet-stream" }, file.slice(state.offset, state.offset + partBytes))
      if (sent.status === 413 || sent.status === 422) throw Object.assign(new Error(await sent.text()), { final: true })
      if (!sent.ok && sent.status !== 409) throw new Error(await sent.text())
      tries = 0
    } catch (fault) {
      if (fault.final || ++tries > 8) throw fault
      await pause(2 ** tries)
    }
  }
}

for (const input of document.querySelectorAll("input[type=file][data-uploads]")) {
  const status = document.getElementById(input.dataset.status)
  input.form.addEventListener("submit", async (event) => {
    const [file] = input.files
    if (!file || file.size < Number(input.dataset.from)) return
    event.preventDefault()
    const button = event.submitter
    button.disabled = true
    try {
      const kept = await sendInParts(file, input.dataset.uploads, (percent) => { status.textContent = `${status.dataset.sending} ${percent} %` })
      const token = input.form.elements["kept-file"] ?? input.form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "kept-file" }))
      token.value = kept
      input.value = ""
      button.disabled = false
      input.form.requestSubmit(button)
    } catch (fault) {
      status.textContent = `${status.dataset.broke} ${fault.message}`
      button.disabled = false
    }
  })
}
